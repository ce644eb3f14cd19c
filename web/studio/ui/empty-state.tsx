import type { ReactNode } from 'react';
import { Mark } from '../../shared/ui/mark';

interface Props {
  title: string;
  hint: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** Said where there is nothing to show, with what to do next. */
export function EmptyState({ title, hint, children }: Props): ReactNode {
  return (
    <div className="empty-state">
      <Mark large />
      <h2>{title}</h2>
      <p className="soft">{hint}</p>
      {children}
    </div>
  );
}
