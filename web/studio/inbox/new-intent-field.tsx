import type { ReactNode } from 'react';

interface Props {
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  /** Lines of a longer text. */
  rows?: number;
  onChange: (value: string) => void;
}

export function NewIntentField({ label, hint, value, error, rows, onChange }: Props): ReactNode {
  const Box = rows === undefined ? 'input' : 'textarea';
  return (
    <label>
      {label}
      <Box
        value={value}
        aria-invalid={error !== undefined}
        maxLength={rows === undefined ? 100 : 4000}
        autoComplete="off"
        spellCheck={false}
        {...(rows === undefined ? {} : { rows })}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
      {error === undefined ? (
        <span className="soft">{hint}</span>
      ) : (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </label>
  );
}
