import type { ReactNode } from 'react';
import type { AlarmKind, WallboardView } from '../../../../src/contract/figures-api';
import { fill } from '../../../shared/locale';
import { useReportTexts, type ReportMessages } from '../messages';

const SHOWN = 7;

const WORDS: Record<AlarmKind, keyof ReportMessages> = {
  'nobody-on-duty': 'alarm_nobody',
  'first-reply-late': 'alarm_first',
  'next-reply-late': 'alarm_next',
  'resolution-late': 'alarm_resolution',
  'doors-closed': 'alarm_doors',
  'service-level-low': 'alarm_level',
};

/** What somebody should do something about, the gravest first. */
export function AlarmList({ alarms }: { alarms: WallboardView['alarms'] }): ReactNode {
  const texts = useReportTexts();
  const more = alarms.length - SHOWN;
  return (
    <section className="alarms" aria-live="polite">
      <h2>{texts.alarms}</h2>
      {alarms.length === 0 && <p className="is-good">● {texts.noAlarms}</p>}
      <ul>
        {alarms.slice(0, SHOWN).map(({ kind, queue, queueTitle, count, severity }) => (
          <li key={`${kind}|${queue}`} className={`is-${severity}`}>
            <span aria-hidden="true">{severity === 'bad' ? '■' : '▲'}</span>{' '}
            {fill(texts[WORDS[kind]], { queue: queueTitle, n: count })}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft">{fill(texts.moreAlarms, { n: more })}</p>}
    </section>
  );
}
