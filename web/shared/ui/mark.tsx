import type { ReactNode } from 'react';

/** The product's sign: two lines that are put through. */
export function Mark({ large = false }: { large?: boolean }): ReactNode {
  const size = large ? 44 : 28;
  return (
    <svg className="mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="mark-ground" />
      <path d="M8 11h5c5 0 6 10 11 10M8 21h5c5 0 6-10 11-10" className="mark-line" />
      <circle cx="8" cy="11" r="2.4" className="mark-dot" />
      <circle cx="8" cy="21" r="2.4" className="mark-dot" />
      <circle cx="24" cy="11" r="2.4" className="mark-dot" />
      <circle cx="24" cy="21" r="2.4" className="mark-dot" />
    </svg>
  );
}
