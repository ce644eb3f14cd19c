import type { Call, CallRepository } from '../../src/contract/callbacks';
import type { Escalation } from '../../src/contract/escalation';
import type { HistoryRepository, Spellings } from '../../src/contract/history';
import type { LogEntry } from '../../src/contract/log';

/** Searches over what a test put in memory. */
export function fakePast(entries: LogEntry[], desk: Map<string, Escalation>): HistoryRepository {
  const holds = (entry: LogEntry, words: Spellings): boolean => {
    const text = (entry.activity.text ?? '').toLowerCase();
    return words.every((spellings) => spellings.some((word) => text.includes(word)));
  };
  return {
    messages: ({ from, to, words, channel }, limit) =>
      Promise.resolve({
        found: entries
          .filter(({ at }) => at >= from && at < to)
          .filter((entry) => holds(entry, words) && (channel ?? entry.channel) === entry.channel)
          .reverse()
          .slice(0, limit),
        next: null,
      }),
    escalations: ({ from, to, agent, queue }, limit) =>
      Promise.resolve({
        found: [...desk.values()]
          .filter(({ createdAt }) => createdAt >= from && createdAt < to)
          .filter((each) => queue === undefined || each.queue === queue)
          .filter(
            ({ owner, history }) =>
              agent === undefined || owner === agent || history.some(({ by }) => by === agent),
          )
          .slice(0, limit),
        next: null,
      }),
    inConversation: (id, words, { from, to }, limit) =>
      Promise.resolve(
        entries
          .filter((entry) => entry.conversationId === id && entry.at >= from && entry.at < to)
          .filter((entry) => holds(entry, words))
          .slice(-limit),
      ),
  };
}

export function fakeCalls(): CallRepository {
  const known = new Map<string, { calls: Call[]; againAt: Date | null }>();
  return {
    of: (ids) =>
      Promise.resolve(
        ids.flatMap((id) => {
          const calls = known.get(id);
          return calls ? [{ id, ...calls }] : [];
        }),
      ),
    add: (id, call, againAt) => {
      const calls = known.get(id)?.calls ?? [];
      if (!calls.some(({ key }) => key === call.key)) known.set(id, { calls: [...calls, call], againAt });
      return Promise.resolve({ id, ...(known.get(id) ?? { calls: [], againAt: null }) });
    },
  };
}
