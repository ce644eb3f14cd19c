import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { NoteView } from '../../../src/contract/assist';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { composeApi } from './compose-api';
import { endsInput } from './keys';
import { useComposeWords } from './words';

interface Props {
  conversationId: string;
  kind: NoteView['kind'];
  /** Of a whisper: who hears it. */
  to: string;
  /** Takes the focus when it is shown. */
  focus?: boolean;
  /** Reads the conversation again. */
  onKept: () => Promise<void>;
}

const MAX = 2000;
const keyOf = (conversationId: string): string => `console.note.${conversationId}`;

/** Where a word among colleagues is written; half of it waits in the tab. */
export function NoteBox({ conversationId, kind, to, focus = false, onKept }: Props): ReactNode {
  const texts = useTexts();
  const words = useComposeWords();
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(conversationId)) ?? '');
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const place = kind === 'note' ? words.notePlace : fill(words.whisperPlace, { name: to });

  const change = (next: string): void => {
    setText(next);
    if (next === '') sessionStorage.removeItem(keyOf(conversationId));
    else sessionStorage.setItem(keyOf(conversationId), next);
  };
  const keep = async (): Promise<void> => {
    if (text.trim() === '' || state.busy) return;
    setState({ busy: true, error: null });
    try {
      await composeApi.addNote(conversationId, kind, text.trim(), clientId);
      change('');
      setClientId(crypto.randomUUID());
      setState({ busy: false, error: null });
      await onKept();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!endsInput(event)) return;
    event.preventDefault();
    void keep();
  };
  return (
    <form
      className={`composer note-box ${kind}`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {state.error !== null && (
        <p className="error" role="alert">
          {explain(state.error, texts)}
        </p>
      )}
      <div className="grow" data-text={text}>
        <textarea
          id="note"
          autoFocus={focus}
          rows={1}
          value={text}
          maxLength={MAX}
          aria-label={place}
          placeholder={place}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <button type="submit" className="primary" disabled={text.trim() === '' || state.busy}>
        {kind === 'note' ? words.keepNote : words.sendWhisper}
      </button>
      <p className="soft">{words.noteHint}</p>
    </form>
  );
}
