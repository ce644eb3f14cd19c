import type { ReactNode } from 'react';
import type { AgentView, QueueView } from '../../../src/contract/api';
import { VERB_TEXTS } from '../details/labels';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { customerName, personName } from '../lib/names';
import { reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import type { Loss } from './losses';

interface Props {
  me: AgentView;
  losses: Loss[];
  queues: QueueView['queues'];
  onOpen: (conversationId: string) => void;
  onDismiss: (loss: Loss) => void;
}

/** What somebody else has moved away from this agent: who, and why. */
export function LossesList({ me, losses, queues, onOpen, onDismiss }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  if (losses.length === 0) return null;
  return (
    <section className="losses" role="status" aria-label={texts.whatChanged}>
      {losses.map((loss) => {
        const { escalation, move, was } = loss;
        const name = customerName(escalation.customer, texts);
        return (
          <article key={`${escalation.id} ${move.at}`} className={`loss of-${was}`}>
            <p>
              <b>{fill(was === 'offer' ? texts.offerGone : texts.talkGone, { name })}</b>{' '}
              <time dateTime={move.at}>{clock(move.at, locale)}</time>
            </p>
            <p>
              {texts[VERB_TEXTS[move.verb]]} ·{' '}
              {fill(texts.by, { name: personName(move.by, me, escalation, texts) })}
              {move.reason !== '' && ` · ${reasonText(move.reason, texts, queues)}`}
            </p>
            {move.verb === 'miss' && <p className="soft">{texts.missedHint}</p>}
            <footer>
              {was === 'talk' && (
                <button type="button" onClick={() => onOpen(escalation.conversationId)}>
                  {texts.show}
                </button>
              )}
              <button type="button" className="quiet" onClick={() => onDismiss(loss)}>
                {texts.dismiss}
              </button>
            </footer>
          </article>
        );
      })}
    </section>
  );
}
