import type { ReactNode } from 'react';

/** How far a piece of work is; `done` from 0 to 1. */
export function Progress({ label, done }: { label: string; done: number }): ReactNode {
  const percent = Math.round(done * 100);
  return (
    <div className="progress">
      <span>{label}</span> <span className="number">{percent}%</span>
      <progress max={100} value={percent} aria-label={label} />
    </div>
  );
}
