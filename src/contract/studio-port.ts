import type { z } from 'zod';
import type { MissedState, MissedKind, ContentFiles } from './publishing';
import type {
  addQuestionsSchema,
  CatalogueView,
  FindingView,
  IntentSheet,
  MissedListView,
  SaveIntent,
  TryResult,
  trySchema,
} from './studio';
import type { ContentDiff, GateRunView, HistoryView, PublicationView, ReviewView } from './studio-publishing';
import type { Locale } from './understanding';

/** An agent's word on what the bot answered. */
export interface Correction {
  /** Log id of the bot's message. */
  messageId: string;
  /** Id of the agent. */
  by: string;
  /** The customer's question, as it was written. */
  text: string;
  locale: Locale;
  channel: string;
  conversationId: string;
  /** What was meant; an unknown one is BAD_REQUEST. */
  intent?: string;
  note: string;
}

/**
 * What editors do with the content, as the HTTP API sees it. `by` is the id of the agent who does it. All throw
 * AppErrors: NOT_FOUND, CONFLICT where somebody else was first, FORBIDDEN where a second person must decide.
 */
export interface Studio {
  catalogue(): Promise<CatalogueView>;
  intent(id: string): Promise<IntentSheet>;
  /** CONFLICT with `details.current` (the sheet as it is now, or null), `by` and `at` when it is not the revision that was seen. */
  save(by: string, id: string, words: SaveIntent): Promise<IntentSheet>;
  /** CONFLICT as {@link save}. */
  remove(by: string, id: string, revision: string): Promise<void>;
  /** Null: the intent has no sheet, as `none`. */
  addQuestions(
    by: string,
    id: string,
    added: z.output<typeof addQuestionsSchema>,
  ): Promise<IntentSheet | null>;
  /** Back to what is live; null: it is not there. */
  revert(by: string, id: string): Promise<IntentSheet | null>;
  /** What would be wrong with the intent if it were saved so. */
  lint(id: string, words: SaveIntent): Promise<FindingView[]>;
  try(asked: z.output<typeof trySchema>): Promise<TryResult>;

  missed(filter: { state: MissedState; locale?: Locale; kind?: MissedKind }): Promise<MissedListView>;
  /** How many sentences there were. */
  setMissed(by: string, ids: readonly string[], state: MissedState): Promise<number>;
  corrected(correction: Correction): Promise<void>;

  /** The draft against what is live. */
  changes(): Promise<ContentDiff[]>;
  startGate(by: string): Promise<GateRunView>;
  /** NOT_FOUND before the first. */
  gate(): Promise<GateRunView>;

  reviews(viewer: string): Promise<ReviewView[]>;
  review(viewer: string, id: string): Promise<ReviewView>;
  reviewChanges(id: string): Promise<ContentDiff[]>;
  /** Asks for the draft to be published. */
  request(by: string, notes: string): Promise<ReviewView>;
  /** Asks for a whole folder to be published. */
  submit(by: string, files: ContentFiles, notes: string): Promise<ReviewView>;
  approve(by: string, id: string, comment: string): Promise<ReviewView>;
  reject(by: string, id: string, comment: string): Promise<ReviewView>;
  withdraw(by: string, id: string, comment: string): Promise<ReviewView>;

  history(before?: number): Promise<HistoryView>;
  files(number: number): Promise<ContentFiles>;
  /** What a publication changed against another one; the one before it unless told. */
  publicationChanges(number: number, other?: number): Promise<ContentDiff[]>;
  rollback(by: string, to: number, reason: string): Promise<PublicationView>;
}

/** The studio as the composition root runs it. */
export interface RunningStudio extends Studio {
  /**
   * The content of the intents folder at start: published when nothing was yet, or when `onStart` is `publish` and it
   * is new. The same from several processes at once. CONTENT_INVALID when it is the first and has errors.
   */
  adoptFolder(files: ContentFiles): Promise<void>;
  /** Makes live in this process what is live in the installation. Failures are logged, and tried again by the sweep. */
  follow(): Promise<void>;
  /** Follows, and takes up what a process that died left undone. */
  sweep(): Promise<void>;
  /** Resolves when what runs in the background is done. */
  idle(): Promise<void>;
  close(): void;
}
