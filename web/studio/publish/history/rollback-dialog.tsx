import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { fill } from '../../../shared/locale';
import { Dialog } from '../../../shared/ui/dialog';
import { api } from '../../lib/api';
import { useStudio } from '../../lib/studio-context';
import { useExplain } from '../../lib/use-explain';
import { worded } from '../worded';
import { usePublishTexts } from '../texts';

interface Props {
  to: number;
  live: number;
  onClose: () => void;
  onDone: () => void;
}

/** Makes an older version live again, with the reason for colleagues. */
export function RollbackDialog({ to, live, onClose, onDone }: Props): ReactNode {
  const texts = usePublishTexts();
  const explain = useExplain();
  const { say } = useStudio();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget).get('reason');
    setBusy(true);
    void api.rollback(to, typeof reason === 'string' ? reason.trim() : '').then(
      () => {
        say(fill(texts.rolledBack, { n: to }));
        onDone();
      },
      (failed: unknown) => {
        setError(failed);
        setBusy(false);
      },
    );
  };
  return (
    <Dialog title={fill(texts.rollbackTitle, { n: to })} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{fill(texts.rollbackLead, { n: to, live })}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(worded(error, texts.decideConflict))}
          </p>
        )}
        <label>
          {texts.rollbackReason}
          <textarea name="reason" rows={2} maxLength={500} required />
          <span className="soft">{texts.rollbackReasonHint}</span>
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="danger" disabled={busy}>
            {fill(texts.rollbackDo, { n: to })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
