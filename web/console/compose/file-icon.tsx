import type { ReactNode } from 'react';

/** Why drawn: not every machine has the sign in a font. */
export function FileIcon(): ReactNode {
  return (
    <svg className="file-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 1.8h5.2L12.2 5v9.2H4zM9 1.8v3.4h3.2" />
    </svg>
  );
}
