import { diffLines } from 'diff';
import { useMemo, type ReactNode } from 'react';

const SIGNS = { added: '+', removed: '−', same: ' ' } as const;

/** The file's own lines, for those who want to see them. */
export function RawDiff({
  before,
  after,
  label,
}: {
  before: string;
  after: string;
  label: string;
}): ReactNode {
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  return (
    <pre className="raw-diff" tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, index) => (
        <span key={index} className={`raw-${kind}`}>
          {`${SIGNS[kind]} ${text}\n`}
        </span>
      ))}
    </pre>
  );
}

function lineDiff(before: string, after: string): { kind: keyof typeof SIGNS; text: string }[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/u, '')
      .split('\n')
      .map((text) => ({ kind, text }));
  });
}
