import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Dialog } from '../../shared/ui/dialog';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useBoardTexts } from './texts';

interface Props {
  title: string;
  hint: string;
  action: string;
  /** Cannot be sent as it is. */
  blocked?: boolean;
  /** It hurts somebody: the button says so. */
  grave?: boolean;
  onSubmit: (form: FormData) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  children: ReactNode;
}

/** A dialog that does one thing, and says so when it was refused. */
export function FormDialog(props: Props): ReactNode {
  const { title, hint, action, blocked = false, grave = false, onSubmit, onClose, onDone, children } = props;
  const common = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    void onSubmit(new FormData(event.currentTarget)).then(onDone, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className="board-form">
        <p className="soft">{hint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, common)}
          </p>
        )}
        {children}
        <footer>
          <button type="button" onClick={onClose}>
            {common.cancel}
          </button>
          <button type="submit" className={grave ? 'primary grave' : 'primary'} disabled={busy || blocked}>
            {action}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

export function ReasonField(): ReactNode {
  const texts = useBoardTexts();
  return (
    <label>
      {texts.reason}
      <textarea name="reason" rows={2} maxLength={500} required />
      <span className="soft">{texts.reasonHint}</span>
    </label>
  );
}

/** What was typed, without the spaces around it. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
