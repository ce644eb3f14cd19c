import type { ReactNode } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import { clock, duration } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { personName } from '../lib/names';
import { lastTaking, reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { VERB_TEXTS } from './labels';
import { waitOf } from './wait';

interface Props {
  me: AgentView;
  escalation: EscalationView;
  queues: QueueView['queues'];
}

/** The two questions that are asked of every conversation: why this agent, and why this wait. */
export function Why({ me, escalation, queues }: Props): ReactNode {
  const texts = useTexts();
  const taking = lastTaking(escalation);
  const { owner } = escalation;
  return (
    <section className="why">
      {owner !== null && taking !== undefined && (
        <>
          <h3>{owner.id === me.id ? texts.whyYou : fill(texts.whyAgent, { name: owner.displayName })}</h3>
          <p>
            {texts[VERB_TEXTS[taking.verb]]}
            {taking.by !== 'system' &&
              taking.by !== owner.id &&
              ` · ${personName(taking.by, me, escalation, texts)}`}
            {taking.reason !== '' && ` · ${reasonText(taking.reason, texts, queues)}`}
          </p>
        </>
      )}
      <h3>{texts.whyWait}</h3>
      <Wait escalation={escalation} queues={queues} />
    </section>
  );
}

function Wait({ escalation, queues }: Omit<Props, 'me'>): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const { missed, declined, moved, returned, waited } = waitOf(escalation);
  const { priority, tier, told } = escalation;
  const queue = queues.find(({ id }) => id === escalation.queue);
  const lines = [
    waited === null ? texts.waitsStill : fill(texts.waitedBefore, { time: duration(waited) }),
    missed > 0 && fill(texts.waitMissed, { n: missed }),
    declined > 0 && fill(texts.waitDeclined, { n: declined }),
    moved > 0 && fill(texts.waitMoved, { n: moved }),
    returned > 0 && fill(texts.waitReturned, { n: returned }),
    waited === null && queue?.open === false && texts.waitShut,
    (priority !== 'normal' || tier !== null) &&
      fill(texts.waitSooner, {
        why: [priority === 'normal' ? '' : texts[priority], tier?.toUpperCase() ?? '']
          .filter(Boolean)
          .join(' · '),
      }),
    told !== null &&
      (told.minutes === null
        ? fill(texts.toldPlace, { n: told.position, at: clock(told.at, locale) })
        : fill(texts.toldBoth, { n: told.position, m: told.minutes, at: clock(told.at, locale) })),
  ];
  return <ul>{lines.map((line) => line !== false && <li key={line}>{line}</li>)}</ul>;
}
