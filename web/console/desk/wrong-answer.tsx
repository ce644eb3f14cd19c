import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { Dialog } from '../../shared/ui/dialog';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';

/** Under an answer of the bot's: tells whoever teaches it that it was wrong. */
export function WrongAnswer({ message }: { message: MessageView }): ReactNode {
  const texts = useTexts();
  const [state, setState] = useState<'idle' | 'asking' | 'told'>('idle');
  if (state === 'told') {
    return (
      <p className="message-state" role="status">
        {texts.wrongAnswerTold}
      </p>
    );
  }
  return (
    <>
      <button type="button" className="wrong-answer" onClick={() => setState('asking')}>
        {texts.wrongAnswer}
      </button>
      {state === 'asking' && (
        <WrongAnswerDialog
          message={message}
          onClose={() => setState('idle')}
          onTold={() => setState('told')}
        />
      )}
    </>
  );
}

interface DialogProps {
  message: MessageView;
  onClose: () => void;
  onTold: () => void;
}

function WrongAnswerDialog({ message, onClose, onTold }: DialogProps): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    const note = new FormData(event.currentTarget).get('note') as string;
    void api.correct(message.conversationId, message.id, note).then(onTold, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={texts.wrongAnswer} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="soft">{texts.wrongAnswerHint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <label>
          {texts.wrongAnswerNote}
          <textarea name="note" rows={3} maxLength={500} autoFocus />
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts.wrongAnswerSend}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
