import { z } from 'zod';
import { setWordsSchema, wordListSchema, wordListsSchema, type WordListView } from '../../contract/assist';
import type { WordList } from '../../contract/assist-port';
import { LOCALES, type Locale } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { perMinute } from './studio-throttle';

const PER_MINUTE = 30;
const params = z.object({ locale: z.enum(LOCALES) });

/** Words that agents are asked about before they send them. */
export function sensitiveWordEndpoints({ store, assist }: Pick<HttpDeps, 'store' | 'assist'>): Endpoint[] {
  const write = perMinute(PER_MINUTE);

  async function view(locale: Locale, list: WordList | undefined): Promise<WordListView> {
    if (!list) return { locale, words: [], version: 0, by: null, at: null };
    const { words, version, by, at } = list;
    const displayName = (await store.agents.get(by))?.displayName ?? '';
    return { locale, words, version, by: { id: by, displayName }, at: at.toISOString() };
  }
  async function views(lists: WordList[]): Promise<{ lists: WordListView[] }> {
    const all = LOCALES.map((locale) =>
      view(
        locale,
        lists.find((list) => list.locale === locale),
      ),
    );
    return { lists: await Promise.all(all) };
  }

  return [
    endpoint({
      key: 'GET /api/sensitive-words',
      summary: 'The lists of words that should not be sent unseen, one per locale.',
      status: 200,
      response: wordListsSchema,
      handle: async () => ({ body: await views(await assist.wordLists()) }),
    }),
    endpoint({
      key: 'PUT /api/sensitive-words/:locale',
      summary: 'Write a list anew; CONFLICT when somebody changed it meanwhile.',
      params,
      body: setWordsSchema,
      status: 200,
      response: wordListSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { locale }, body: { words, version }, caller }) => {
        await write(caller);
        return { body: await view(locale, await assist.setWords(caller.agent, locale, words, version)) };
      },
    }),
    endpoint({
      key: 'POST /api/sensitive-words/starter',
      summary: 'Adds a small set to begin with to the lists.',
      status: 200,
      response: wordListsSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await write(caller);
        return { body: await views(await assist.addStarterWords(caller.agent)) };
      },
    }),
  ];
}
