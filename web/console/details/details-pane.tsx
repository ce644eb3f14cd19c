import { memo, type ReactNode } from 'react';
import type { AgentView, EscalationView, QueueView, TimelineView } from '../../../src/contract/api';
import type { ContactCardView } from '../../../src/contract/contact-api';
import type { Loaded } from '../../shared/lib/use-loaded';
import { ContactCard } from '../contact/contact-card';
import { isMine, seesAll } from '../desk/desk-state';
import { keyOf, type Command } from '../desk/use-shortcuts';
import { useTexts } from '../lib/texts';
import { Facts } from './facts';
import { ExportMenu } from '../history/export-menu';
import { History } from './history';
import type { MoveKind } from './move-dialog';
import { Promises } from './promises';
import { RatingShown } from './rating';
import { Why } from './why';

interface Props {
  me: AgentView;
  escalation: EscalationView | null;
  queues: QueueView['queues'];
  contact: Loaded<ContactCardView>;
  talk: TimelineView | null;
  /** Conversations that wait or are in hand. */
  others: EscalationView[];
  onLinked: () => void;
  onMove: (kind: MoveKind) => void;
  onClose: () => void;
}

/** Who the customer is, why a person is needed, why this one and why the wait, and what can be done. */
export const DetailsPane = memo(function DetailsPane(props: Props): ReactNode {
  const { me, escalation, queues, contact, talk, others, onLinked, onMove, onClose } = props;
  const texts = useTexts();
  if (escalation === null) {
    return (
      <aside className="pane details" aria-label={texts.details}>
        {talk !== null && <ExportMenu me={me} conversationId={talk.id} />}
      </aside>
    );
  }
  const { summary, callback, rating } = escalation;
  return (
    <aside className="pane details" aria-label={texts.details}>
      <header>
        <h2>{texts.details}</h2>
        <button type="button" className="quiet aside-close" aria-label={texts.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <Moves moves={possibleMoves(escalation, me)} onMove={onMove} />
      {callback !== null && (
        <p className="callback">
          <b>{texts.callThem}</b> <a href={`tel:${callback.replace(/[^+\d]/g, '')}`}>{callback}</a>
        </p>
      )}
      <section className="summary">
        <h3>{texts.summary}</h3>
        <p>{summary === '' ? texts.noSummary : summary}</p>
      </section>
      {rating !== null && <RatingShown rating={rating} />}
      <Promises escalation={escalation} />
      <Why me={me} escalation={escalation} queues={queues} />
      <ContactCard
        key={escalation.conversationId}
        conversationId={escalation.conversationId}
        {...{ contact, talk, others }}
        onChanged={onLinked}
      />
      <Facts escalation={escalation} queues={queues} />
      <ExportMenu me={me} conversationId={escalation.conversationId} />
      <History me={me} escalation={escalation} queues={queues} />
    </aside>
  );
});

/** What this agent may do with it now. */
export function possibleMoves(escalation: EscalationView, me: AgentView): MoveKind[] {
  const { state } = escalation;
  const lead = seesAll(me);
  const mine = isMine(escalation, me);
  if (state === 'waiting' || state === 'offered') return lead ? ['assign'] : [];
  if (state !== 'active' || (!mine && !lead)) return [];
  const moves: MoveKind[] = ['transfer', 'release'];
  if (lead) moves.push('assign');
  return mine ? [...moves, 'close'] : [...moves, 'take', 'close'];
}

const COMMANDS: Partial<Record<MoveKind, Command>> = {
  transfer: 'transfer',
  release: 'release',
  close: 'close',
};

function Moves({ moves, onMove }: Pick<Props, 'onMove'> & { moves: MoveKind[] }): ReactNode {
  const texts = useTexts();
  if (moves.length === 0) return null;
  const titles: Record<MoveKind, string> = {
    transfer: texts.transfer,
    release: texts.release,
    assign: texts.assign,
    take: texts.takeOver,
    close: texts.closeConversation,
  };
  return (
    <div className="moves">
      {moves.map((kind) => {
        const command = COMMANDS[kind];
        return (
          <button
            key={kind}
            type="button"
            className={kind === 'close' ? 'outline' : ''}
            title={command && keyOf(command)}
            onClick={() => onMove(kind)}
          >
            {titles[kind]}
          </button>
        );
      })}
    </div>
  );
}
