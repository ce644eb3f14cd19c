import type { IntentChoice, SuggestionList } from '../contract/assist';
import type { Assist } from '../contract/assist-port';
import type { LogEntry } from '../contract/log';
import type { Candidate, Locale } from '../contract/understanding';
import type { AssistDeps } from './deps';

const READ = 50;
const MOST = 3;
/**
 * Least score of the best, and of those behind it. Why these: over the 3,029 sentences of test/contract/nlu/robustness the
 * first of those shown is right 99.7 % of the time, one of three 99.9 %, and 2 of 385 strangers get one.
 */
export const SURE = { best: 0.35, other: 0.1 };
const NONE: SuggestionList = { messageId: null, suggestions: [] };

type Deps = Pick<AssistDeps, 'store' | 'live' | 'guide' | 'catalogue' | 'clock'>;

/** What the bot would have answered to the customer's last message, for an agent to take over. */
export function suggestions(
  deps: Deps,
  initials: (text: string) => string,
): Pick<Assist, 'suggestions' | 'intents'> {
  const { store, live, guide, catalogue, clock } = deps;

  return {
    async suggestions(conversationId) {
      const [conversation, entries] = await Promise.all([
        store.conversations.get(conversationId),
        store.log.latest(conversationId, READ),
      ]);
      const asked = unanswered(entries);
      if (!conversation || !asked) return NONE;
      const { understander, content } = live();
      const { lastIntent } = conversation.state;
      const understood = understander.understand(textOf(asked), conversation.locale, {
        today: clock.now().toISOString().slice(0, 10),
        ...(lastIntent !== undefined && { lastIntent }),
      });
      const { intent, score, alternatives, outOfScope, language } = understood;
      const best = intent === null || outOfScope ? [] : [{ intent, score }];
      const offered = sureEnough([...best, ...(outOfScope ? [] : alternatives)]).flatMap((one) => {
        const reply = content.reply(one.intent, language);
        // An answer that only fetches a person is none for the person who was fetched.
        if (!reply || reply.escalate?.when === 'instead') return [];
        const text = guide.wording(reply, language, conversation.channel);
        return text === null ? [] : [{ ...one, title: content.title(one.intent, language), text }];
      });
      return { messageId: asked.id, suggestions: offered.slice(0, MOST) };
    },
    async intents(locale) {
      const { intents } = await catalogue();
      return intents.map(({ id, titles }) => choiceOf(id, titles, locale, initials));
    },
  };
}

/** The customer's last words, unless an agent has answered since. */
function unanswered(entries: LogEntry[]): LogEntry | null {
  const last = entries.findLast((entry) => textOf(entry) !== '' && isTalk(entry));
  return last?.author === 'customer' ? last : null;
}

function isTalk({ author, activity }: LogEntry): boolean {
  return activity.type === 'message' && (author === 'customer' || author === 'agent');
}

function textOf({ activity }: LogEntry): string {
  const text: unknown = activity.text;
  return typeof text === 'string' ? text.trim() : '';
}

function sureEnough(candidates: Candidate[]): Candidate[] {
  const [best, ...others] = candidates;
  if (!best || best.score < SURE.best) return [];
  return [best, ...others.filter(({ score }) => score >= SURE.other)];
}

function choiceOf(
  id: string,
  titles: Partial<Record<Locale, string>>,
  locale: Locale,
  initials: (text: string) => string,
): IntentChoice {
  const title = titles[locale] ?? titles['zh-CN'] ?? titles.en ?? id;
  return { id, title, initials: initials(title) };
}
