import type { DialogState } from '../contract/conversation';
import type { TurnOutcome } from '../contract/ports';

/** After so long without a message a customer who writes comes anew. */
const VISIT_GAP_MS = 4 * 3_600_000;
const BY_BOT: ReadonlySet<TurnOutcome> = new Set(['answer', 'ask-back', 'miss', 'escalate']);

export type Visit = NonNullable<DialogState['visit']>;

export interface VisitNews {
  visit: Visit | undefined;
  began: boolean;
  handedOff: boolean;
}

/** The customer's visit to the bot after a turn, and what is new about it; `last` is when they wrote before. Pure. */
export function visitAfter(
  before: Visit | undefined,
  last: Date | undefined,
  turn: { outcome: TurnOutcome; escalates: boolean; now: Date },
): VisitNews {
  const { outcome, escalates, now } = turn;
  const isOver = before === undefined || !last || now.getTime() - last.getTime() >= VISIT_GAP_MS;
  const began = isOver && BY_BOT.has(outcome);
  const visit = began ? { at: now.getTime(), handedOff: false } : before;
  const handedOff = escalates && visit !== undefined && !visit.handedOff;
  return { visit: handedOff ? { ...visit, handedOff } : visit, began, handedOff };
}
