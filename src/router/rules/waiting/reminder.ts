import type { Decision } from '../../decision';
import { passedOn, told, type Waiting } from './waiting';

const REMIND_AFTER_MS = 60_000;

/** That the message has got there: with the place while the queue is open, and not too often. */
export function reminder(waiting: Waiting): Decision | null {
  const { input, escalation } = waiting;
  const { state, now, place, isOpen, content, locale } = input;
  const toldLately = now.getTime() - (state.toldWaitingAt ?? 0) < REMIND_AFTER_MS;
  // Who asked for a call, or left a message, does not wait for a place.
  if (toldLately || escalation.wish !== 'chat' || !place) return null;
  const leave = content.message('leaveQueueButton', locale);
  const words = isOpen(escalation.queue)
    ? told(waiting, 'stillWaiting', { position: place.position }, [leave])
    : told(waiting, 'messageNoted');
  const decision = passedOn(waiting, words);
  return { ...decision, state: { ...decision.state, toldWaitingAt: now.getTime() } };
}
