import type { Agent } from '../../contract/agent';
import type { HistoryHit, HistoryQuery, HistoryView, Span, Spellings } from '../../contract/history';
import { MOST_WORDS_SEARCHED } from '../../contract/history';
import type { Escalation } from '../../contract/escalation';
import type { LogEntry } from '../../contract/log';
import type { HttpDeps } from '../deps';
import { seesAll } from '../rights';
import { customerView, escalationViews, messageView } from '../views';

export type SearchDeps = Pick<HttpDeps, 'store' | 'assist' | 'clock'>;

/** Messages looked at for words alone, and escalations that are gone through, in one request. */
const MESSAGES = 60;
const ESCALATIONS = 60;
/** Messages shown of a conversation. */
const SHOWN = 3;
/** What was said to the bot so shortly before belongs to the talk with a person. */
const BEFORE_MS = 6 * 3_600_000;

type Plain = Omit<HistoryHit, 'escalation' | 'messages'> & {
  escalation: Escalation | null;
  messages: LogEntry[];
};

/** One page of what is found. Agents find what they handled; leads all. */
export async function searchHistory(
  viewer: Agent,
  query: HistoryQuery,
  deps: SearchDeps,
): Promise<HistoryView> {
  const words = spellingsOf(query.words, deps);
  const span = { from: new Date(query.from), to: new Date(query.before ?? query.to) };
  const agent = seesAll(viewer) ? query.agent : viewer.id;
  const { queue, disposition, rating, customer, channel } = query;
  const asked = [agent, queue, disposition, rating].some((it) => it !== undefined) || customer !== '';
  const { hits, next } =
    asked || words.length === 0
      ? await amongEscalations({ ...query, ...span, agent }, words, deps)
      : await amongMessages(span, words, channel, deps);
  const escalations = hits.flatMap(({ escalation }) => escalation ?? []);
  const views = await escalationViews(escalations, deps.store.agents, viewer);
  const byId = new Map(views.map((view) => [view.id, view]));
  return {
    hits: hits.map((hit) => ({
      ...hit,
      escalation: hit.escalation && (byId.get(hit.escalation.id) ?? null),
      messages: hit.messages.map(messageView),
    })),
    next: next?.toISOString() ?? null,
    spellings: words,
  };
}

/** Each word in both scripts. */
function spellingsOf(words: string, { assist }: SearchDeps): Spellings {
  const each = [...new Set(words.toLowerCase().split(/\s+/u).filter(Boolean))].slice(0, MOST_WORDS_SEARCHED);
  if (each.length === 0) return [];
  const [simplified, traditional] = [assist.convert(each, 'zh-CN'), assist.convert(each, 'zh-HK')];
  return each.map((word, at) => [
    ...new Set([word, simplified[at] ?? word, traditional[at] ?? word].map((it) => it.toLowerCase())),
  ]);
}

interface Found {
  hits: Plain[];
  next: Date | null;
}

async function amongEscalations(
  query: Omit<HistoryQuery, 'from' | 'to'> & Span,
  words: Spellings,
  { store, clock }: SearchDeps,
): Promise<Found> {
  const { customer, ...filter } = query;
  const search = { ...filter, customer: customer === '' ? undefined : customer };
  const { found, next } = await store.past.escalations(search, ESCALATIONS);
  const hits = await Promise.all(
    found.map(async (escalation) => {
      const { conversationId, createdAt, endedAt } = escalation;
      const span = { from: new Date(createdAt.getTime() - BEFORE_MS), to: endedAt ?? clock.now() };
      const messages =
        words.length === 0 ? [] : await store.past.inConversation(conversationId, words, span, SHOWN);
      return words.length > 0 && messages.length === 0 ? [] : [hitOf(escalation, messages)];
    }),
  );
  return { hits: hits.flat(), next };
}

function hitOf(escalation: Escalation, messages: LogEntry[]): Plain {
  const { conversationId, channel, customer, createdAt } = escalation;
  return {
    ...{ conversationId, channel, escalation, messages },
    customer: customerView(customer),
    at: createdAt.toISOString(),
  };
}

async function amongMessages(
  span: Span,
  words: Spellings,
  channel: string | undefined,
  { store }: SearchDeps,
): Promise<Found> {
  const search = { ...span, words, ...(channel === undefined ? {} : { channel }) };
  const { found, next } = await store.past.messages(search, MESSAGES);
  const byConversation = new Map<string, LogEntry[]>();
  for (const entry of found) {
    byConversation.set(entry.conversationId, [...(byConversation.get(entry.conversationId) ?? []), entry]);
  }
  const hits = await Promise.all(
    [...byConversation].map(async ([id, messages]) => {
      const [conversation, open] = await Promise.all([
        store.conversations.get(id),
        store.escalations.openFor(id),
      ]);
      const [newest] = messages;
      if (!conversation || !newest) return [];
      const escalation = open ?? (await store.escalations.lastEnded([id]));
      return [
        {
          ...{ conversationId: id, channel: conversation.channel, escalation },
          customer: customerView(conversation.customer),
          at: newest.at.toISOString(),
          messages: messages.slice(0, SHOWN),
        },
      ];
    }),
  );
  return { hits: hits.flat(), next };
}
