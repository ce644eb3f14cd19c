import type {
  Attached,
  CannedView,
  DraftView,
  Imported,
  IntentChoice,
  NoteView,
  RulesView,
  Script,
  SuggestionList,
  WordListView,
} from '../../../src/contract/assist';
import type { QueueView } from '../../../src/contract/api';
import type { Locale } from '../../shared/locale';
import { get, part, post, request } from '../../shared/lib/http';

export type CannedInput = Omit<CannedView, 'id' | 'initials' | 'used' | 'usedAt' | 'updatedAt' | 'version'>;

const of = (id: string, what: string): string => `/conversations/${part(id)}/${what}`;

/** What helps an agent write. All throw ApiError. */
export const composeApi = {
  addNote: (id: string, kind: NoteView['kind'], text: string, clientId: string) =>
    post<NoteView>(of(id, 'notes'), { kind, text, clientId }),
  suggestions: (id: string) => get<SuggestionList>(of(id, 'suggestions')),
  rules: (id: string) => get<RulesView>(of(id, 'rules')),
  draft: (id: string, text: string, attachments: number) =>
    post<DraftView>(of(id, 'draft'), { text, attachments }),
  typing: (id: string) => post<undefined>(of(id, 'typing')),
  attach: (id: string, name: string, data: string) => post<Attached>(of(id, 'files'), { name, data }),
  convert: async (texts: string[], to: Script) =>
    (await post<{ texts: string[] }>('/text/convert', { texts, to })).texts,
  intents: async (locale: Locale) =>
    (await get<{ intents: IntentChoice[] }>(`/intents?locale=${locale}`)).intents,
  correct: (id: string, messageId: string, intent: string | null, note: string) =>
    post<undefined>(of(id, 'corrections'), { messageId, note, ...(intent === null ? {} : { intent }) }),
  queueTitles: async (locale: Locale) =>
    new Map((await get<QueueView>(`/queue?locale=${locale}`)).queues.map(({ id, title }) => [id, title])),

  canned: async () => (await get<{ replies: CannedView[] }>('/canned')).replies,
  addCanned: (words: CannedInput) => post<CannedView>('/canned', words),
  changeCanned: (id: string, words: CannedInput, version: number) =>
    request<CannedView>('PUT', `/canned/${part(id)}`, { ...words, version }),
  removeCanned: (id: string) => request<undefined>('DELETE', `/canned/${part(id)}`),
  usedCanned: (id: string) => post<undefined>(`/canned/${part(id)}/used`),
  importCanned: (csv: string) => post<Imported>('/canned/import', { csv }),
  starterCanned: () => post<Imported>('/canned/starter'),
  exportCanned: '/api/canned/export',

  wordLists: async () => (await get<{ lists: WordListView[] }>('/sensitive-words')).lists,
  setWords: (locale: Locale, words: string[], version: number) =>
    request<WordListView>('PUT', `/sensitive-words/${locale}`, { words, version }),
  starterWords: async () => (await post<{ lists: WordListView[] }>('/sensitive-words/starter')).lists,
};
