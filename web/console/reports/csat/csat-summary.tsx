import type { ReactNode } from 'react';
import type { CsatView } from '../../../../src/contract/figures-api';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { useReportTexts } from '../messages';
import { shown } from '../values';

/** Mean, share of the satisfied, how many answered, and how often each score was given. */
export function CsatSummary({ view }: { view: CsatView }): ReactNode {
  const texts = useReportTexts();
  const { locale } = usePrefs();
  const { asked, answered, mean, good, scores } = view;
  const most = Math.max(1, ...scores);
  return (
    <section className="csat-summary">
      <dl>
        <div>
          <dt>{texts.mean}</dt>
          <dd>{shown(mean, 'score', locale)}</dd>
        </div>
        <div>
          <dt>{texts.good}</dt>
          <dd>{shown(good, 'share', locale)}</dd>
        </div>
        <div>
          <dt>{texts.response}</dt>
          <dd>
            {shown(asked === 0 ? null : answered / asked, 'share', locale)}
            <span className="soft">{fill(texts.responseOf, { answered, asked })}</span>
          </dd>
        </div>
      </dl>
      <figure>
        <figcaption>{texts.distribution}</figcaption>
        <ol>
          {[5, 4, 3, 2, 1].map((score) => (
            <li key={score}>
              <span>{score}</span>
              <meter
                max={most}
                value={scores[score - 1] ?? 0}
                aria-label={fill(texts.scoreOf, { n: score })}
              />
              <span className="soft">{fill(texts.times, { n: scores[score - 1] ?? 0 })}</span>
            </li>
          ))}
        </ol>
      </figure>
    </section>
  );
}
