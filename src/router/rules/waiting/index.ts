import type { Escalation } from '../../../contract/escalation';
import type { Decision, TurnInput } from '../../decision';
import { askForMessage, askForNumber, stopAsking, takeMessage, takeNumber } from './asked';
import { known } from './known';
import { reminder } from './reminder';
import { passedOn, type Waiting, type WaitingRule } from './waiting';

/** In order; the first that decides has decided. */
const RULES: readonly WaitingRule[] = [
  stopAsking,
  leave,
  askForNumber,
  askForMessage,
  takeMessage,
  takeNumber,
  known,
  reminder,
];

/**
 * The customer waits: they may leave, choose a call or a message instead, still get what the bot surely knows, and are told
 * the place now and then. All that is said is passed on.
 */
export function whileWaiting(input: TurnInput, escalation: Escalation): Decision {
  const { asked } = input.state;
  const mine = asked?.escalationId === escalation.id ? asked : null;
  const waiting: Waiting = { input, escalation, asked: mine };
  for (const rule of RULES) {
    const decision = rule(waiting);
    if (decision) return decision;
  }
  return passedOn(waiting);
}

/** Nothing is said: the desk tells, as somebody may just have taken the conversation. */
function leave(waiting: Waiting): Decision | null {
  const { input, escalation } = waiting;
  if (input.deskWord !== 'leave' && input.deskWord !== 'cancel') return null;
  const decision = passedOn(waiting, { asked: null });
  return { ...decision, effects: [...decision.effects, { kind: 'leave', escalationId: escalation.id }] };
}
