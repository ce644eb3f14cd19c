import type { ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { SlaText } from '../lib/sla-text';
import { runningClock, type SlaClock } from '../lib/sla';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import type { Messages } from '../messages';

interface Promised {
  due: SlaClock['due'];
  text: keyof Messages;
  at: string | null;
  /** When it was kept, or broken by that much too late. */
  doneAt: string | null;
}

/** The promises to the customer: the first answer, the next one, the end; which run, which were kept. */
export function Promises({ escalation }: { escalation: EscalationView }): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const now = useNow();
  const running = runningClock(escalation)?.due;
  const { dueAt, nextDueAt, resolveBy, firstReplyAt, endedAt } = escalation;
  const rows: Promised[] = [
    { due: 'first', text: 'promiseFirst', at: dueAt, doneAt: firstReplyAt },
    { due: 'next', text: 'promiseNext', at: nextDueAt, doneAt: null },
    { due: 'end', text: 'promiseEnd', at: resolveBy, doneAt: endedAt },
  ];
  return (
    <section className="promises">
      <h3>{texts.promises}</h3>
      <dl>
        {rows.map(({ due, text, at, doneAt }) => (
          <div key={due}>
            <dt>{texts[text]}</dt>
            <dd>
              {at === null ? (
                <span className="soft">{texts.promiseNone}</span>
              ) : (
                <>
                  {clock(at, locale)}{' '}
                  {due === running ? (
                    <SlaText escalation={escalation} now={now} />
                  ) : (
                    doneAt !== null && <Kept at={at} doneAt={doneAt} />
                  )}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Kept({ at, doneAt }: { at: string; doneAt: string }): ReactNode {
  const texts = useTexts();
  const late = Date.parse(doneAt) - Date.parse(at);
  if (late <= 0) return <span className="sla kept">{texts.promiseKept}</span>;
  const minutes = Math.ceil(late / 60_000);
  return <span className="sla late">{fill(texts.promiseLate, { n: minutes })}</span>;
}
