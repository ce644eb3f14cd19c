import type { ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { personName } from '../lib/names';
import { reasonText, type QueueNames } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { VERB_TEXTS } from './labels';

interface Props {
  me: AgentView;
  escalation: EscalationView;
  queues: QueueNames;
}

/** Every move with its reason. Newest first. */
export function History({ me, escalation, queues }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const nameOf = (id: string): string => personName(id, me, escalation, texts);
  return (
    <section className="history">
      <h3>{texts.history}</h3>
      <ol>
        {escalation.history.toReversed().map(({ at, verb, by, agent, reason }) => (
          <li key={`${at}${verb}`} className={`verb-${verb}`}>
            <p>
              <b>{texts[VERB_TEXTS[verb]]}</b> <time dateTime={at}>{clock(at, locale)}</time>
            </p>
            <p className="soft">
              {fill(texts.by, { name: nameOf(by) })}
              {agent !== undefined && agent !== by && ` · ${fill(texts.about, { name: nameOf(agent) })}`}
            </p>
            {reason !== '' && <p>{reasonText(reason, texts, queues)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
