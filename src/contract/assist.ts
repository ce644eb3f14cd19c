import { z } from 'zod';
import { LOCALES } from './understanding';

/** Shapes of what helps an agent write: notes, canned replies, suggestions, warnings, rules of the channel. */
const id = z.string().min(1).max(256);
const when = z.iso.datetime();
const person = z.object({ id: z.string(), displayName: z.string() });

/** `note`: for whoever may read the conversation. `whisper`: a lead's word to the agent who has it, and to leads. */
export const NOTE_KINDS = ['note', 'whisper'] as const;
export const noteSchema = z.object({
  id,
  conversationId: id,
  kind: z.enum(NOTE_KINDS),
  by: person,
  /** Of a whisper: whom it is for. */
  to: person.nullable(),
  text: z.string(),
  at: when,
});
export type NoteView = z.infer<typeof noteSchema>;
export const noteListSchema = z.object({ notes: z.array(noteSchema) });
export const addNoteSchema = z.object({
  text: z.string().trim().min(1).max(2000),
  kind: z.enum(NOTE_KINDS).default('note'),
  /** A repeat with the same id is kept once. */
  clientId: z.string().max(64).optional(),
});
export type AddNote = z.output<typeof addNoteSchema>;

export const CANNED_SCOPES = ['shared', 'personal'] as const;
/** What is written of a canned reply. `{name}` is a place: filled when it is known, else left to the agent. */
export const cannedWordsSchema = z.object({
  scope: z.enum(CANNED_SCOPES),
  locale: z.enum(LOCALES),
  folder: z.string().trim().max(60).default(''),
  /** Offered first in this queue; null: in all alike. */
  queue: z.string().trim().min(1).max(64).nullable().default(null),
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{0,32}$/u, 'letters, digits, dot, dash, underscore; at most 32')
    .default(''),
  title: z.string().trim().min(1, 'give it a title').max(80),
  text: z.string().trim().min(1, 'write the reply').max(2000),
});
export type CannedWords = z.output<typeof cannedWordsSchema>;
export const changeCannedSchema = cannedWordsSchema.extend({ version: z.int().min(1) });
export const cannedSchema = cannedWordsSchema.extend({
  id,
  /** First letters of the title's sounds (Mandarin), for search: 银行卡挂失 is `yhkgs`. */
  initials: z.string(),
  used: z.int(),
  usedAt: when.nullable(),
  updatedAt: when,
  /** Raised by each change; a change names the version that was seen. */
  version: z.int(),
});
export type CannedView = z.infer<typeof cannedSchema>;
/** The shared ones and the caller's own. */
export const cannedListSchema = z.object({ replies: z.array(cannedSchema) });
export const MOST_CANNED_ROWS = 1000;
export const importCannedSchema = z.object({ csv: z.string().min(1).max(2_000_000) });
export const importedSchema = z.object({
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows that were left out, by line of the file. */
  failed: z.array(z.object({ line: z.int(), why: z.string() })),
});
export type Imported = z.infer<typeof importedSchema>;

export const suggestionListSchema = z.object({
  /** The customer's message that they answer; null when there is none to answer. */
  messageId: z.string().nullable(),
  /** Best first, at most three. */
  suggestions: z.array(
    z.object({ intent: z.string(), title: z.string(), score: z.number(), text: z.string() }),
  ),
});
export type SuggestionList = z.infer<typeof suggestionListSchema>;

/** All intents, for an agent who says what was meant. */
export const intentListSchema = z.object({
  intents: z.array(z.object({ id: z.string(), title: z.string(), initials: z.string() })),
});
export type IntentChoice = z.infer<typeof intentListSchema>['intents'][number];

/** Something in a text that should not go out unseen. Offsets are UTF-16 units of the text. */
export const foundSchema = z.object({
  kind: z.enum(['word', 'personal']),
  start: z.int(),
  end: z.int(),
  /** The word of the list, or the data, masked. */
  text: z.string(),
});
export type Found = z.infer<typeof foundSchema>;

export const MOST_WORDS = 500;
export const wordListSchema = z.object({
  locale: z.enum(LOCALES),
  words: z.array(z.string()),
  /** 0: never written. */
  version: z.int(),
  by: person.nullable(),
  at: when.nullable(),
});
export type WordListView = z.infer<typeof wordListSchema>;
export const wordListsSchema = z.object({ lists: z.array(wordListSchema) });
export const setWordsSchema = z.object({
  words: z.array(z.string().trim().min(1).max(60)).max(MOST_WORDS),
  version: z.int().min(0),
});

/** What the channel of the answer allows now. */
export const rulesSchema = z.object({
  /** Where an answer goes: the customer may have moved to another channel. */
  conversationId: id,
  channel: z.string(),
  longest: z.object({ max: z.int(), unit: z.enum(['utf16', 'utf8', 'code-point']) }),
  images: z.boolean(),
  /** Files that are no pictures (PDF). */
  files: z.boolean(),
  typing: z.boolean(),
  /** Sends that are left before the customer writes again; null: the channel has no such window. */
  window: z.object({ left: z.int(), until: when.nullable() }).nullable(),
  /** Messages that wait to be sent. */
  waiting: z.int(),
  /** The customer refused messages on this channel: nothing is sent. */
  optedOut: z.boolean(),
  /** The draft is worth counting: sends or segments are scarce. */
  counts: z.boolean(),
});
export type RulesView = z.infer<typeof rulesSchema>;

export const draftSchema = z.object({
  text: z.string().max(4000),
  attachments: z.int().min(0).max(10).default(0),
});
export const draftViewSchema = z.object({
  /** Messages that it becomes. */
  messages: z.int(),
  /** SMS segments; null elsewhere. */
  segments: z.int().nullable(),
  found: z.array(foundSchema),
});
export type DraftView = z.infer<typeof draftViewSchema>;

export const SCRIPTS = ['zh-CN', 'zh-HK'] as const;
export type Script = (typeof SCRIPTS)[number];
export const convertSchema = z.object({
  texts: z.array(z.string().max(4000)).min(1).max(100),
  to: z.enum(SCRIPTS),
});
export const convertedSchema = z.object({ texts: z.array(z.string()) });

/** Bytes of one file. */
export const MOST_FILE_BYTES = 4 * 1024 * 1024;
export const MOST_FILES = 5;
export const attachSchema = z.object({
  name: z.string().max(256),
  /** The file, in base64. */
  data: z
    .string()
    .min(1)
    .max(2 * MOST_FILE_BYTES),
});
export const attachedSchema = z.object({
  id,
  name: z.string(),
  contentType: z.string(),
  size: z.int(),
});
export type Attached = z.infer<typeof attachedSchema>;
