import type { AgentView, EscalationView } from '../../../src/contract/api';
import { isMine } from './desk-state';

/** Something that was this agent's, or offered to them, and is no longer, by somebody else's doing. */
export interface Loss {
  escalation: EscalationView;
  /** An offer that was let go by, or a conversation. */
  was: 'offer' | 'talk';
  /** The move that took it. */
  move: EscalationView['history'][number];
}

/** Null when it is still the agent's, or the agent's own doing (perhaps in another tab). */
export function lossOf(before: EscalationView, now: EscalationView, me: AgentView): Loss | null {
  if (!isMine(before, me) || before.state === 'wrapup' || before.state === 'closed') return null;
  const kept = isMine(now, me) && now.state !== 'closed' && now.state !== 'wrapup';
  const move = leavingMove(before, now);
  if (kept || move === null || move.by === me.id) return null;
  return { escalation: now, was: before.state === 'offered' ? 'offer' : 'talk', move };
}

/** Why not the last one: it may have gone on to the next agent meanwhile. */
function leavingMove(before: EscalationView, now: EscalationView): Loss['move'] | null {
  return now.history[before.history.length] ?? now.history.at(-1) ?? null;
}
