import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { useContact } from '../contact/use-contact';
import { DetailsPane, possibleMoves } from '../details/details-pane';
import { MoveDialog, type MoveKind } from '../details/move-dialog';
import { InboxPane } from '../inbox/inbox-pane';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useRoute } from '../lib/use-route';
import { Offers } from '../offers/offers';
import { useOffers } from '../offers/use-offers';
import { HelpDialog } from '../shell/help-dialog';
import { NotifyInvitation } from '../shell/notify-invitation';
import { Palette } from '../shell/palette';
import { SignOutDialog } from '../shell/sign-out-dialog';
import { TopBar } from '../shell/top-bar';
import { useEntries } from '../shell/use-entries';
import { ConversationPane } from './conversation-pane';
import { DeskBar, type BarMenu } from './desk-bar';
import { isMine } from './desk-state';
import { LossesList } from './losses-list';
import { joined } from './timeline';
import { useActions } from './use-actions';
import { useConversation } from './use-conversation';
import { findEscalation, useDesk } from './use-desk';
import { useOutgoing } from './use-outgoing';
import { useShortcuts, type Command } from './use-shortcuts';

interface Props {
  me: AgentView;
  /** Another page is on the screen: only offers are shown. */
  hidden: boolean;
  /** Raised when another page asks to sign out. */
  leaving: number;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

type Open = MoveKind | 'help' | 'palette' | 'sign-out' | null;

/** The three panes, and what holds them together: which conversation is chosen and what is done with it. */
export function Desk({ me: signedIn, hidden, leaving, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const [route, go] = useRoute();
  const chosen = route.startsWith('c/') ? route.slice(2) : null;
  const [joinedNow, setJoinedNow] = useState('');
  const desk = useDesk(signedIn, chosen, joinedNow, onLost);
  const { store, state, live, unread, changed, refresh } = desk;
  const { me, queues } = state;
  const conversation = useConversation(chosen, changed);
  const contact = useContact(chosen, changed);
  const talk = conversation.data;
  const together = talk !== null && talk.conversations.length > 1 ? joined(talk) : '';
  useEffect(() => setJoinedNow(together), [together]);
  const sender = useOutgoing(conversation.refresh, live);
  const [open, setOpen] = useState<Open>(null);
  const [menu, setMenu] = useState<BarMenu>(null);
  const [aside, setAside] = useState(false);
  const [last, setLast] = useState<EscalationView | null>(null);
  const order = useRef<string[]>([]);

  // Why the last one: a closed escalation is in no list any more, but still on the screen.
  const closed = last?.conversationId === chosen ? last : null;
  const escalation = findEscalation(state, chosen) ?? newer(conversation.data?.escalation ?? null, closed);

  const select = useCallback(
    (id: string | null): void => {
      // Why not always: a claim that comes back late would shut the details of what is already on screen.
      if (id !== chosen) setAside(false);
      go(id === null ? '' : `c/${id}`);
    },
    [chosen, go],
  );
  const onTaken = useCallback(
    (taken: EscalationView) => {
      select(taken.conversationId);
      setTimeout(focusReply, 150);
    },
    [select],
  );
  const actions = useActions(store, onTaken);
  const offers = useOffers(state, unread.total, hidden, actions, select);
  const held = state.active.filter((each) => isMine(each, me) && each.state === 'active');
  const leave = (): void => (held.length === 0 ? goOffline(onSignOut) : setOpen('sign-out'));
  const asked = useRef(leaving);
  useEffect(() => {
    if (asked.current === leaving) return;
    asked.current = leaving;
    leave();
  });
  const toMove = useCallback(
    (kind: MoveKind): void => {
      if (escalation !== null && possibleMoves(escalation, me).includes(kind)) setOpen(kind);
    },
    [escalation, me],
  );
  const onMoved = (moved: EscalationView): void => {
    setOpen(null);
    setLast(moved);
    store.put(moved);
    refresh();
  };
  const onWrappedUp = useCallback(
    async (id: string, disposition: string, note: string) => {
      const done = await api.wrapUp(id, disposition, note);
      setLast(done);
      store.put(done);
    },
    [store],
  );

  const run = (command: Command): void => {
    const wrapUp = document.getElementById('wrap-up-done');
    if (offers.run(command)) return;
    if (command === 'next') actions.claimNext();
    else if (command === 'up' || command === 'down') {
      const next = neighbour(order.current, chosen, command);
      if (next !== undefined) select(next);
    } else if (command === 'reply') focusReply();
    else if (command === 'details') setAside((shown) => !shown);
    else if (command === 'filter') document.getElementById('inbox-filter')?.focus();
    else if (command === 'presence' || command === 'alerts')
      setMenu((was) => (was === command ? null : command));
    else if (command === 'help' || command === 'palette') setOpen(command);
    else if (command === 'close' && wrapUp !== null) wrapUp.click();
    else if (command === 'close' || command === 'transfer' || command === 'release') toMove(command);
  };
  useShortcuts(run);
  const entries = useEntries(state, { run, select, toMove, escalation, leave });
  const others = useMemo(() => [...state.active, ...state.waiting], [state.active, state.waiting]);

  return (
    <>
      <div
        className={`desk${chosen === null ? '' : ' has-chosen'}${aside ? ' has-aside' : ''}`}
        hidden={hidden}
      >
        <a className="skip" href="#reply" onClick={skipToReply}>
          {texts.skip}
        </a>
        <TopBar me={me} page="desk" onSignOut={leave}>
          <DeskBar
            {...{ state, live, menu }}
            busy={actions.busy}
            onMenu={setMenu}
            onNext={actions.claimNext}
            onOpen={setOpen}
            onMe={(changedMe) => store.setMe(changedMe)}
            onFailed={actions.setFailure}
          />
        </TopBar>
        <div className="banners">
          {!live && (
            <p className="banner" role="alert">
              {texts.lost} {sender.items.some((item) => item.state === 'held') && texts.lostHeld}
            </p>
          )}
          <NotifyInvitation available={me.presence.state === 'available'} />
        </div>
        {actions.failure !== null && (
          <p className="toast" role="alert">
            {explain(actions.failure, texts)}
            <button type="button" className="quiet" onClick={() => actions.setFailure(null)}>
              {texts.dismiss}
            </button>
          </p>
        )}
        <InboxPane {...{ state, chosen, order }} unread={unread.counts} onSelect={select} onRetry={refresh} />
        <ConversationPane
          id={chosen}
          {...{ me, conversation, escalation, sender, onWrappedUp }}
          busy={actions.busy}
          onClaim={actions.claim}
          onAccept={actions.accept}
          onBack={() => select(null)}
          onDetails={() => setAside(!aside)}
        />
        <DetailsPane
          {...{ me, escalation, queues, contact, talk, others }}
          onLinked={refresh}
          onMove={toMove}
          onClose={() => setAside(false)}
        />
        <LossesList
          {...{ me, queues }}
          losses={state.losses}
          onOpen={select}
          onDismiss={(loss) => store.dismiss(loss)}
        />
      </div>
      {createPortal(<Offers {...offers.props} />, document.body)}
      {open === 'help' && <HelpDialog onClose={() => setOpen(null)} />}
      {open === 'palette' && <Palette entries={entries()} onClose={() => setOpen(null)} />}
      {open === 'sign-out' && (
        <SignOutDialog held={held} onStay={() => setOpen(null)} onSignOut={() => goOffline(onSignOut)} />
      )}
      {escalation !== null && isMove(open) && (
        <MoveDialog
          kind={open}
          {...{ me, escalation, queues }}
          onClose={() => setOpen(null)}
          onDone={onMoved}
        />
      )}
    </>
  );
}

const isMove = (open: Open): open is MoveKind =>
  open !== null && open !== 'help' && open !== 'palette' && open !== 'sign-out';

/** Offers stop at once; the session ends even when that could not be said. */
function goOffline(signOut: () => void): void {
  void api
    .setPresence('offline', null)
    .catch(() => undefined)
    .finally(signOut);
}

/** The conversation may have been read before the last move of ours was answered. */
function newer(read: EscalationView | null, moved: EscalationView | null): EscalationView | null {
  if (read === null || moved?.id !== read.id) return read ?? moved;
  return moved.history.length > read.history.length ? moved : read;
}

function neighbour(order: string[], chosen: string | null, way: 'up' | 'down'): string | undefined {
  const at = chosen === null ? -1 : order.indexOf(chosen);
  return order[at === -1 ? 0 : at + (way === 'up' ? -1 : 1)];
}

function focusReply(): void {
  document.getElementById('reply')?.focus();
}

function skipToReply(event: { preventDefault(): void }): void {
  event.preventDefault();
  (document.getElementById('reply') ?? document.getElementById('transcript'))?.focus();
}
