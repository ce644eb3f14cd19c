import type { Activity } from '../../../contract/activity';
import type { AskedState, DialogState, Effect } from '../../../contract/conversation';
import type { MessageKey, MessageVars } from '../../../contract/content';
import type { Escalation } from '../../../contract/escalation';
import { say, type Decision, type TurnInput } from '../../decision';

export interface Waiting {
  input: TurnInput;
  escalation: Escalation;
  /** What this escalation's customer was asked for last. */
  asked: AskedState | null;
}

/** Looks at what a waiting customer says and decides it, or leaves it to the next rule. Pure. */
export type WaitingRule = (waiting: Waiting) => Decision | null;

interface Change {
  replies?: Activity[];
  asked?: AskedState | null;
  options?: string[];
  effects?: Effect[];
}

/** The desk hears it; what the customer is asked for stays unless it is named. */
export function passedOn(waiting: Waiting, change: Change = {}): Decision {
  const { input, escalation } = waiting;
  const { replies = [], asked = waiting.asked, options, effects = [] } = change;
  const { asked: _before, ...state } = input.state;
  const next: DialogState = { ...state, ...(asked && { asked }), ...(options && { options }) };
  return {
    outcome: 'waiting',
    replies,
    state: next,
    effects: [{ kind: 'to-desk', escalationId: escalation.id }, ...effects],
  };
}

/** One of the bot's phrases, with its buttons, which a number may choose from. */
export function told(
  { input }: Waiting,
  key: MessageKey,
  vars: MessageVars = {},
  buttons: string[] = [],
): { replies: Activity[]; options: string[] } {
  const text = input.content.message(key, input.locale, vars);
  return { replies: [say(input, text, buttons)], options: buttons };
}
