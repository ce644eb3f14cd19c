import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { DetailsPane } from '../details/details-pane';
import { MoveDialog, type MoveKind } from '../details/move-dialog';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useRoute } from '../lib/use-route';
import { HelpDialog } from '../shell/help-dialog';
import { TopBar } from '../shell/top-bar';
import { ConversationPane } from './conversation-pane';
import { QueuePane } from './queue-pane';
import { findEscalation, useDesk } from './use-desk';
import { useContact } from '../contact/use-contact';
import { joined } from './timeline';
import { useConversation } from './use-conversation';
import { useOutgoing } from './use-outgoing';
import { keyOf, useShortcuts, type Command } from './use-shortcuts';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

type Open = MoveKind | 'help' | null;

/** The three panes, and what holds them together: which conversation is chosen and what is done with it. */
export function Desk({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const [route, go] = useRoute();
  const chosen = route.startsWith('c/') ? route.slice(2) : null;
  const [joinedNow, setJoinedNow] = useState('');
  const desk = useDesk(me, chosen, joinedNow, onLost);
  const conversation = useConversation(chosen, desk.changed);
  const contact = useContact(chosen, desk.changed);
  const talk = conversation.data;
  const together = talk !== null && talk.conversations.length > 1 ? joined(talk) : '';
  useEffect(() => setJoinedNow(together), [together]);
  const sender = useOutgoing(conversation.refresh);
  const [open, setOpen] = useState<Open>(null);
  const [aside, setAside] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<EscalationView | null>(null);

  const queue = desk.queue.data;
  // Why the last one: a closed escalation is in no list any more, but still on the screen.
  const closed = last?.conversationId === chosen ? last : null;
  const escalation = findEscalation(queue, chosen) ?? conversation.data?.escalation ?? closed;
  const mine = escalation?.owner?.id === me.id && escalation.state === 'active';

  useEffect(() => {
    const { total } = desk.unread;
    document.title = `${total > 0 ? `(${total}) ` : ''}${texts.desk} · ${texts.product}`;
  }, [desk.unread, texts]);

  const select = (id: string | null): void => {
    setFailure(null);
    // Why not always: a claim that comes back late would shut the details of what is already on screen.
    if (id !== chosen) setAside(false);
    go(id === null ? '' : `c/${id}`);
  };
  const claim = async (work: () => Promise<EscalationView>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const claimed = await work();
      select(claimed.conversationId);
      setTimeout(focusReply, 150);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    desk.refresh();
  };
  const claimNext = (): void => void claim(api.claimNext);

  useShortcuts((command: Command) => {
    if (command === 'next') claimNext();
    else if (command === 'up' || command === 'down') {
      const next = neighbour(queue ? [...queue.active, ...queue.waiting] : [], chosen, command);
      if (next !== undefined) select(next);
    } else if (command === 'reply') focusReply();
    else if (command === 'help' || mine) setOpen(command);
  });

  return (
    <div className={`desk${chosen === null ? '' : ' has-chosen'}${aside ? ' has-aside' : ''}`}>
      <a className="skip" href="#reply" onClick={skipToReply}>
        {texts.skip}
      </a>
      <TopBar me={me} page="desk" onSignOut={onSignOut}>
        <button type="button" className="primary" disabled={busy} title={keyOf('next')} onClick={claimNext}>
          {texts.claimNext}
          {queue !== null && <span className="count">{queue.waiting.length}</span>}
        </button>
        <span className={`live${desk.live ? ' is-live' : ''}`}>{desk.live && texts.live}</span>
        <button
          type="button"
          className="quiet"
          title={texts.help}
          aria-label={texts.help}
          onClick={() => setOpen('help')}
        >
          ?
        </button>
      </TopBar>
      {!desk.live && (
        <p className="banner" role="status">
          {texts.lost}
        </p>
      )}
      {failure !== null && (
        <p className="toast" role="alert">
          {explain(failure, texts)}
          <button type="button" className="quiet" onClick={() => setFailure(null)}>
            {texts.dismiss}
          </button>
        </p>
      )}
      <QueuePane me={me} queue={desk.queue} unread={desk.unread.counts} chosen={chosen} onSelect={select} />
      <ConversationPane
        id={chosen}
        me={me}
        conversation={conversation}
        escalation={escalation}
        sender={sender}
        busy={busy}
        onClaim={(id) => void claim(() => api.claim(id))}
        onBack={() => select(null)}
        onDetails={() => setAside(!aside)}
      />
      <DetailsPane
        me={me}
        escalation={escalation}
        queues={queue?.queues ?? []}
        contact={contact}
        talk={talk}
        others={queue ? [...queue.active, ...queue.waiting] : []}
        onLinked={desk.refresh}
        onMove={setOpen}
        onClose={() => setAside(false)}
      />
      {open === 'help' && <HelpDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== 'help' && escalation !== null && (
        <MoveDialog
          kind={open}
          escalation={escalation}
          queues={queue?.queues ?? []}
          onClose={() => setOpen(null)}
          onDone={(moved) => {
            setOpen(null);
            setLast(moved);
            desk.refresh();
          }}
        />
      )}
    </div>
  );
}

function focusReply(): void {
  document.getElementById('reply')?.focus();
}

function skipToReply(event: { preventDefault(): void }): void {
  event.preventDefault();
  (document.getElementById('reply') ?? document.getElementById('transcript'))?.focus();
}

function neighbour(list: EscalationView[], chosen: string | null, way: 'up' | 'down'): string | undefined {
  const at = list.findIndex((each) => each.conversationId === chosen);
  const next = at === -1 ? 0 : at + (way === 'up' ? -1 : 1);
  return list[next]?.conversationId;
}
