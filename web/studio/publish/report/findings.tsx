import { useState, type ReactNode } from 'react';
import type { FindingView } from '../../../../src/contract/studio';
import { fill } from '../../../shared/locale';
import { FindingLine } from '../../ui/finding-line';
import { counted, usePublishTexts } from '../texts';
import { IntentLink } from './intent-link';

const FEW = 6;

/** What lint found: errors first, each with its place. Nothing when it found nothing. */
export function Findings({ findings }: { findings: readonly FindingView[] }): ReactNode {
  const texts = usePublishTexts();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const shown = [...errors, ...warnings].slice(0, all ? findings.length : Math.max(FEW, errors.length));
  return (
    <section className="report-part">
      <h3>
        {texts.findingsTitle}{' '}
        <span className="soft">
          {counted(errors.length, texts.error, texts.errors)} ·{' '}
          {counted(warnings.length, texts.warning, texts.warnings)}
        </span>
      </h3>
      <ul className="findings">
        {shown.map((finding, index) => (
          <Finding key={index} finding={finding} />
        ))}
      </ul>
      {shown.length < findings.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {fill(texts.more, { n: findings.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function Finding({ finding }: { finding: FindingView }): ReactNode {
  const texts = usePublishTexts();
  const { severity, intent } = finding;
  const bad = severity === 'error';
  return (
    <li>
      <span className={bad ? 'tag bad' : 'tag warn'}>{bad ? texts.errorTag : texts.warningTag}</span>
      {intent !== undefined && <IntentLink intent={intent} />}
      <FindingLine finding={finding} place />
    </li>
  );
}
