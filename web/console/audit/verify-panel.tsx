import { useState, type ReactNode } from 'react';
import type { AuditVerdictView } from '../../../src/contract/people';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { useAuditTexts } from './texts';

/** Verifies the chain on request, and gives the entries that fit as a file. */
export function VerifyPanel({ exportHref }: { exportHref: string }): ReactNode {
  const texts = useTexts();
  const words = useAuditTexts();
  const [verdict, setVerdict] = useState<AuditVerdictView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const verify = (): void => {
    setBusy(true);
    setError(null);
    void peopleApi
      .verify()
      .then(setVerdict, setError)
      .finally(() => setBusy(false));
  };
  return (
    <section className="verify" aria-label={words.verify}>
      <div className="button-row">
        <button type="button" className="primary" disabled={busy} onClick={verify}>
          {busy ? words.verifying : words.verify}
        </button>
        <a className="button" href={exportHref} download="audit.csv">
          {words.exportCsv}
        </a>
      </div>
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, texts)}
        </p>
      )}
      {verdict && <Verdict verdict={verdict} />}
    </section>
  );
}

function Verdict({
  verdict: { broken, checked, first, last, head },
}: {
  verdict: AuditVerdictView;
}): ReactNode {
  const words = useAuditTexts();
  if (broken) {
    return (
      <p className="error" role="alert">
        {fill(words.broken, { number: broken.number, why: words[broken.why] })}
      </p>
    );
  }
  return (
    <div role="status" className="whole">
      <p>✓ {fill(words.whole, { n: checked, first, last })}</p>
      <p className="soft">{words.anchor}</p>
      <code>
        {last}:{head}
      </code>
    </div>
  );
}
