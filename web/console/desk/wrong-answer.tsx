import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { composeApi } from '../compose/compose-api';
import { IntentField } from '../compose/intent-field';
import { Dialog } from '../../shared/ui/dialog';
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
  const [meant, setMeant] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    const note = new FormData(event.currentTarget).get('note') as string;
    composeApi.correct(message.conversationId, message.id, meant, note).then(onTold, (failed: unknown) => {
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
        <IntentField meant={meant} onMeant={setMeant} />
        <label>
          {texts.note}
          <textarea name="note" rows={2} maxLength={500} />
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
