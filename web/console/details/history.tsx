import type { ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { reasonText } from '../lib/reasons';
import { fill } from '../../shared/locale';
import type { Messages } from '../messages';
import { VERB_TEXTS } from './labels';

interface Props {
  me: AgentView;
  escalation: EscalationView;
}

/** Every move with its reason: "why is this with me". Newest first. */
export function History({ me, escalation }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  return (
    <section className="history">
      <h3>{texts.history}</h3>
      <ol>
        {escalation.history.toReversed().map((move) => (
          <li key={`${move.at}${move.verb}`}>
            <p>
              <b>{texts[VERB_TEXTS[move.verb]]}</b> <time dateTime={move.at}>{clock(move.at, locale)}</time>
            </p>
            <p className="soft">{fill(texts.by, { name: nameOf(move.by, me, escalation, texts) })}</p>
            {move.reason !== '' && <p>{reasonText(move.reason, texts)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf(by: string, me: AgentView, { owner }: EscalationView, texts: Messages): string {
  if (by === 'customer' || by === 'bot' || by === 'system') return texts[by];
  if (by === me.id) return texts.you;
  return by === owner?.id ? owner.displayName : by;
}
