import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'textarea'>, 'value'> {
  value: string;
}

/** A text field that is as high as its text. */
export function GrowingText({ value, className = '', rows = 1, ...rest }: Props): ReactNode {
  return (
    <div className={`growing ${className}`} data-text={value}>
      <textarea value={value} rows={rows} {...rest} />
    </div>
  );
}
