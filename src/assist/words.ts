import type { Assist, WordList } from '../contract/assist-port';
import type { Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import { LOCALES, type Locale } from '../contract/understanding';
import type { AssistDeps } from './deps';
import { Matcher } from './matcher';
import { findPersonal } from './personal';
import { STARTER_WORDS } from './starter/words';

/** How long another process may go on with the words that it knows, in ms. */
const FRESH_MS = 5_000;
type Deps = Pick<AssistDeps, 'store' | 'clock' | 'script'>;

/**
 * Words that should not be sent unseen. Why in the store and not in the content: they are a rule of the house for its
 * people, edited by leads from one minute to the next, and no publication of the bot's answers should have to wait.
 */
export function words(deps: Deps): Pick<Assist, 'wordLists' | 'setWords' | 'addStarterWords' | 'check'> {
  const { store, clock, script } = deps;
  let known: { at: number; versions: string; matcher: Matcher } | null = null;

  async function matcher(): Promise<Matcher> {
    const now = clock.now().getTime();
    if (known && now - known.at < FRESH_MS) return known.matcher;
    const lists = await store.wordLists.all();
    const versions = lists.map(({ locale, version }) => `${locale}${String(version)}`).join();
    // Of all locales: a promise that may not be made may be made in no language.
    const all = lists.flatMap((list) => list.words);
    const made =
      known?.versions === versions ? known.matcher : new Matcher(all, (text) => script.toSimplified(text));
    known = { at: now, versions, matcher: made };
    return made;
  }

  async function set(agent: Agent, locale: Locale, list: string[], version: number): Promise<WordList> {
    const next: WordList = {
      ...{ locale, words: [...new Set(list)], version: version + 1 },
      ...{ by: agent.id, at: clock.now() },
    };
    if (!(await store.wordLists.set(next))) {
      throw new AppError('CONFLICT', 'Somebody changed this list meanwhile; look at it again.');
    }
    known = null;
    return next;
  }

  return {
    wordLists: () => store.wordLists.all(),
    setWords: set,
    async addStarterWords(agent) {
      const lists = new Map((await store.wordLists.all()).map((list) => [list.locale, list]));
      return Promise.all(
        LOCALES.map((locale) => {
          const list = lists.get(locale);
          const merged = [...(list?.words ?? []), ...STARTER_WORDS[locale]];
          return set(agent, locale, merged, list?.version ?? 0);
        }),
      );
    },
    async check(text) {
      const found = [...(await matcher()).find(text), ...findPersonal(text)];
      return found.sort((a, b) => a.start - b.start);
    },
  };
}
