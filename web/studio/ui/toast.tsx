import { useEffect, type ReactNode } from 'react';
import { useCommon } from '../../shared/lib/prefs';

/** Something that the note offers, such as to take back what was done. */
export interface NoteAction {
  label: string;
  run: () => void;
}

export interface Note {
  id: number;
  text: string;
  kind: 'done' | 'error';
  action?: NoteAction | undefined;
}

const SHOWN_MS = 5000;
const OFFERED_MS = 12_000;

/** A note at the bottom: what was done goes by itself, what failed waits to be read. */
export function Toast({ note, onDone }: { note: Note; onDone: () => void }): ReactNode {
  const common = useCommon();
  useEffect(() => {
    if (note.kind === 'error') return;
    const timer = setTimeout(onDone, note.action === undefined ? SHOWN_MS : OFFERED_MS);
    return () => clearTimeout(timer);
  }, [note, onDone]);
  return (
    <p className={`toast ${note.kind}`} role={note.kind === 'error' ? 'alert' : 'status'}>
      {note.text}
      {note.action !== undefined && (
        <button type="button" onClick={note.action.run}>
          {note.action.label}
        </button>
      )}
      <button type="button" className="quiet" onClick={onDone}>
        {common.dismiss}
      </button>
    </p>
  );
}
