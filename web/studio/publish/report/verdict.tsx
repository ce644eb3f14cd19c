import type { ReactNode } from 'react';
import type { GateReportView } from '../../../../src/contract/studio-publishing';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { useStudio } from '../../lib/studio-context';
import { usePublishTexts } from '../texts';
import { IntentLink } from './intent-link';
import { reasonsOf } from './reasons';

/** Whether it may be published, and if not, why not, with the intents to mend. */
export function Verdict({ report }: { report: GateReportView }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const { titleOf } = useStudio();
  const reasons = reasonsOf(report, texts, locale, titleOf);
  return (
    <section className={report.ok ? 'verdict is-good' : 'verdict is-bad'} role="status">
      <h3>
        <span aria-hidden="true">{report.ok ? '✓' : '✕'}</span>{' '}
        {report.ok ? texts.verdictOk : texts.verdictBad}
      </h3>
      <p>{report.ok ? texts.verdictOkHint : texts.verdictBadHint}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ check, text, intents }) => (
            <li key={check}>
              <p>{text}</p>
              {intents.length > 0 && (
                <p className="mend">
                  {intents.map((intent) => (
                    <IntentLink key={intent} intent={intent}>
                      {fill(texts.mend, { title: titleOf(intent) })}
                    </IntentLink>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
