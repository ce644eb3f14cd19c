import { useCallback, useMemo, useState } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import { isMine } from '../desk/desk-state';
import type { DeskSnapshot } from '../desk/desk-store';
import type { Actions } from '../desk/use-actions';
import type { Command } from '../desk/use-shortcuts';
import { useTexts } from '../lib/texts';
import { notifyOf } from './notifications';
import type { Offers } from './offers';
import { useAlarm } from './use-alarm';
import { useTitle } from './use-title';

interface OffersState {
  props: Parameters<typeof Offers>[0];
  /** True when the command was about an offer. */
  run: (command: Command) => boolean;
}

/** What is offered to this agent: heard, shown, taken or let go by. */
export function useOffers(
  state: DeskSnapshot,
  unread: number,
  hidden: boolean,
  { busy, accept, decline }: Actions,
  select: (conversationId: string) => void,
): OffersState {
  const texts = useTexts();
  const { active, me, queues } = state;
  const offers = useMemo(
    () =>
      active
        .filter((each) => each.state === 'offered' && isMine(each, me))
        .sort((a, b) => Date.parse(a.until ?? a.createdAt) - Date.parse(b.until ?? b.createdAt)),
    [active, me],
  );
  const [declining, setDeclining] = useState<string | null>(null);
  const notify = useCallback(
    (offer: EscalationView) => {
      const queue = queues.find(({ id }) => id === offer.queue)?.title ?? offer.queue;
      const body = `${queue} · ${channelName(offer.channel, texts)}`;
      notifyOf(texts.offerTitle, body, offer.id, () => select(offer.conversationId));
    },
    [queues, texts, select],
  );
  useAlarm(offers, me.id, notify);
  useTitle(offers.length, unread, hidden);

  const [first] = offers;
  return {
    props: {
      offers,
      queues,
      busy,
      declining,
      onDeclining: setDeclining,
      onAccept: accept,
      onDecline: (id, reason) => {
        setDeclining(null);
        decline(id, reason);
      },
    },
    run: (command) => {
      if (first === undefined || (command !== 'accept' && command !== 'decline')) return false;
      if (command === 'accept') accept(first.id);
      else setDeclining(first.id);
      return true;
    },
  };
}
