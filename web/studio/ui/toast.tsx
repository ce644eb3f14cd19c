import { useEffect, type ReactNode } from 'react';
import { useCommon } from '../../shared/lib/prefs';

export interface Note {
  id: number;
  text: string;
  kind: 'done' | 'error';
}

const SHOWN_MS = 5000;

/** A note at the bottom: what was done goes by itself, what failed waits to be read. */
export function Toast({ note, onDone }: { note: Note; onDone: () => void }): ReactNode {
  const common = useCommon();
  useEffect(() => {
    if (note.kind === 'error') return;
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note, onDone]);
  return (
    <p className={`toast ${note.kind}`} role={note.kind === 'error' ? 'alert' : 'status'}>
      {note.text}
      <button type="button" className="quiet" onClick={onDone}>
        {common.dismiss}
      </button>
    </p>
  );
}
