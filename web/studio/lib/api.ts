import type { Locale } from '../../shared/locale';
import { get, part, post, request } from '../../shared/lib/http';
import type {
  CatalogueView,
  FindingView,
  IntentSheet,
  MissedListView,
  MissedView,
  SaveIntent,
  TryResult,
} from '../../../src/contract/studio';
import type {
  ContentDiff,
  GateRunView,
  HistoryView,
  PublicationView,
  ReviewView,
} from '../../../src/contract/studio-publishing';

type MissedState = MissedView['state'];
export interface MissedQuery {
  state?: MissedState;
  locale?: Locale;
  kind?: MissedView['kind'];
}
export interface NewQuestions {
  locale: Locale;
  texts: string[];
  /** Sentences of the inbox that are settled by it. */
  missed?: string[];
  golden?: boolean;
}
export interface Tried {
  text: string;
  locale?: Locale;
  version?: 'draft' | 'live';
  lastIntent?: string;
}
interface Changed {
  /** Null where there is no such intent now, and for `none`. */
  sheet: IntentSheet | null;
}
interface Diffs {
  diffs: ContentDiff[];
}

const query = (values: object): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined) as [string, string][];
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};
const intent = (id: string): string => `/studio/intents/${part(id)}`;
const review = (id: string): string => `/studio/reviews/${part(id)}`;

/** One function per call of the API under /api/studio. All throw ApiError. */
export const api = {
  content: () => get<CatalogueView>('/studio/content'),

  intent: (id: string) => get<IntentSheet>(intent(id)),
  /** CONFLICT when somebody saved it meanwhile. */
  save: (id: string, words: SaveIntent) => request<IntentSheet>('PUT', intent(id), words),
  remove: (id: string, revision: string) =>
    request<undefined>('DELETE', `${intent(id)}${query({ revision })}`),
  addQuestions: (id: string, added: NewQuestions) => post<Changed>(`${intent(id)}/questions`, added),
  /** Back to what is live. */
  revert: (id: string) => post<Changed>(`${intent(id)}/revert`),
  /** What would be wrong if it were saved so. */
  lint: (id: string, words: SaveIntent) =>
    post<{ findings: FindingView[] }>('/studio/lint', { ...words, id }),
  try: (tried: Tried) => post<TryResult>('/studio/try', tried),

  missed: (wanted: MissedQuery = {}) => get<MissedListView>(`/studio/missed${query(wanted)}`),
  setMissed: (ids: string[], state: MissedState) =>
    post<{ changed: number }>('/studio/missed/state', { ids, state }),

  /** The draft against what is live. */
  changes: () => get<Diffs>('/studio/changes'),
  startGate: () => post<GateRunView>('/studio/gate'),
  gate: () => get<GateRunView>('/studio/gate'),

  reviews: () => get<{ reviews: ReviewView[] }>('/studio/reviews'),
  review: (id: string) => get<ReviewView>(review(id)),
  reviewChanges: (id: string) => get<Diffs>(`${review(id)}/changes`),
  requestReview: (notes: string) => post<ReviewView>('/studio/reviews', { notes }),
  approve: (id: string, comment: string) => post<ReviewView>(`${review(id)}/approve`, { comment }),
  reject: (id: string, comment: string) => post<ReviewView>(`${review(id)}/reject`, { comment }),
  withdraw: (id: string, comment = '') => post<ReviewView>(`${review(id)}/withdraw`, { comment }),

  history: () => get<HistoryView>('/studio/history'),
  publicationChanges: (number: number, other?: number) =>
    get<Diffs>(`/studio/publications/${number}/changes${query({ with: other })}`),
  rollback: (to: number, reason: string) => post<PublicationView>('/studio/rollback', { to, reason }),
};
