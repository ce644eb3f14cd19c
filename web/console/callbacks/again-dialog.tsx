import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CallbackView } from '../../../src/contract/callbacks';
import { Dialog } from '../../shared/ui/dialog';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import { useCallbackTexts } from './texts';
import { callbackApi } from './use-callbacks';

interface Props {
  row: CallbackView;
  onClose: () => void;
  onDone: (noted: CallbackView) => void;
}

const USUAL = 60;

/** Nobody answered: when to try again. */
export function AgainDialog({ row, onClose, onDone }: Props): ReactNode {
  const texts = useCallbackTexts();
  const common = useTexts();
  const [minutes, setMinutes] = useState(USUAL);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [clientId] = useState(() => crypto.randomUUID());
  const choices: [number, string][] = [
    [15, fill(texts.minutes, { n: 15 })],
    [30, fill(texts.minutes, { n: 30 })],
    [60, texts.hour],
    [180, fill(texts.hours, { n: 3 })],
    [1440, texts.tomorrow],
  ];
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    void callbackApi
      .note(row.escalation.id, 'not-reached', clientId, minutes)
      .then(onDone, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      title={`${texts.againTitle} · ${customerName(row.escalation.customer, common)}`}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <p className="soft">{texts.againHint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, common)}
          </p>
        )}
        <label>
          {texts.againIn}
          <select value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {choices.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {common.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts.note}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
