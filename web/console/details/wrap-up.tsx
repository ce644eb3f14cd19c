import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { keyOf } from '../desk/use-shortcuts';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { knownOutcome, OutcomeField } from './outcome-field';

interface Props {
  escalation: EscalationView;
  /** Throws ApiError. */
  onDone: (disposition: string, note: string) => Promise<void>;
}

/** After-contact work: the talk is over, the place is still taken; outcome and note can be mended until the time is up. */
export function WrapUp({ escalation, onDone }: Props): ReactNode {
  const texts = useTexts();
  const [outcome, setOutcome] = useState(() => knownOutcome(escalation.disposition));
  const [note, setNote] = useState(escalation.note);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (outcome === null) return;
    setBusy(true);
    void onDone(outcome, note.trim())
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <form className="wrap-up" onSubmit={submit} aria-label={texts.wrapUp}>
      <header>
        <h2>{texts.wrapUp}</h2>
        <Left until={escalation.until} />
      </header>
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, texts)}
        </p>
      )}
      <OutcomeField value={outcome} onChange={setOutcome} />
      <label>
        {texts.note}
        <textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <footer>
        <p className="soft">{texts.wrapUpHint}</p>
        <button
          type="submit"
          id="wrap-up-done"
          className="primary"
          title={keyOf('close')}
          disabled={busy || outcome === null}
        >
          {texts.wrapUpDone}
        </button>
      </footer>
    </form>
  );
}

const SOON = 15_000;

function Left({ until }: { until: string | null }): ReactNode {
  const texts = useTexts();
  const now = useNow();
  if (until === null) return null;
  const left = Math.max(0, Date.parse(until) - now);
  return (
    <span className={`sla ${left < SOON ? 'soon' : 'ok'}`} role="timer">
      {fill(texts.timeLeft, { time: duration(left) })}
    </span>
  );
}
