import { useState, type ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';

interface Props {
  /** Conversations in hand. */
  held: EscalationView[];
  onStay: () => void;
  onSignOut: () => void;
}

/** Asked when somebody is about to leave customers alone. */
export function SignOutDialog({ held, onStay, onSignOut }: Props): ReactNode {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const giveBack = async (): Promise<void> => {
    setBusy(true);
    try {
      for (const { id, state } of held) if (state === 'active') await api.release(id, 'sign-out');
      onSignOut();
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  return (
    <Dialog title={texts.signOutTitle} onClose={onStay}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void giveBack();
        }}
      >
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <p>{fill(texts.signOutHeld, { n: held.length })}</p>
        <ul className="held">
          {held.map(({ id, customer }) => (
            <li key={id}>{customerName(customer, texts)}</li>
          ))}
        </ul>
        <p className="soft">{texts.signOutHint}</p>
        <footer>
          <button type="button" onClick={onStay}>
            {texts.stay}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts.giveBackAndLeave}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
