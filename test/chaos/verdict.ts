import type { Acknowledged } from './customers';
import type { Send } from './vendor';

export interface Verdict {
  acknowledged: number;
  answered: number;
  lost: number;
  /** Answers beyond the first to one message. */
  repeated: number;
  /** Conversations whose answers came in another order than the messages. */
  disordered: number;
  /** Answers to something nobody wrote. */
  stray: number;
}

/** Compares what was acknowledged with what customers saw. */
export function verdict(acknowledged: Acknowledged[], seen: ReadonlyMap<string, Send[]>): Verdict {
  const result: Verdict = {
    acknowledged: acknowledged.length,
    answered: 0,
    lost: 0,
    repeated: 0,
    disordered: 0,
    stray: 0,
  };
  for (const [conversationId, asked] of byConversation(acknowledged)) {
    const answers = (seen.get(conversationId) ?? []).map(({ replyToId }) => replyToId);
    const distinct = [...new Set(answers)];
    result.answered += asked.filter((id) => distinct.includes(id)).length;
    result.lost += asked.filter((id) => !distinct.includes(id)).length;
    result.repeated += answers.length - distinct.length;
    result.stray += distinct.filter((id) => !asked.includes(id)).length;
    if (distinct.join() !== [...distinct].sort().join()) result.disordered++;
  }
  return result;
}

function byConversation(acknowledged: Acknowledged[]): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  for (const { conversationId, id } of acknowledged)
    asked.set(conversationId, [...(asked.get(conversationId) ?? []), id]);
  return asked;
}
