import type { Agent } from './agent';
import type {
  AddNote,
  Attached,
  CannedWords,
  Found,
  Imported,
  IntentChoice,
  NOTE_KINDS,
  Script,
  SuggestionList,
} from './assist';
import type { Reply } from './content';
import type { Locale } from './understanding';

/** A word among colleagues. Never sent to the customer: it is no entry of the log. */
export interface Note {
  id: string;
  conversationId: string;
  kind: (typeof NOTE_KINDS)[number];
  /** Agent id. */
  by: string;
  /** Agent id; of a whisper only. */
  to: string | null;
  text: string;
  at: Date;
}

export interface NoteRepository {
  /** False when there is one with that id already. */
  add(note: Note): Promise<boolean>;
  /** The newest of these conversations, oldest first. */
  of(conversationIds: string[], limit: number): Promise<Note[]>;
}

export interface Canned extends Omit<CannedWords, 'scope'> {
  id: string;
  /** Agent id; empty: shared. */
  owner: string;
  used: number;
  usedAt: Date | null;
  version: number;
  /** Agent id. */
  by: string;
  updatedAt: Date;
}

export interface CannedRepository {
  /** The shared ones and those of the owner. */
  list(owner: string): Promise<Canned[]>;
  get(id: string): Promise<Canned | null>;
  add(canned: Canned): Promise<void>;
  /** False when its version is not the one before any more. */
  replace(canned: Canned): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  used(id: string, at: Date): Promise<void>;
  count(owner: string): Promise<number>;
}

/** Words that should not be sent unseen. */
export interface WordList {
  locale: Locale;
  words: string[];
  version: number;
  /** Agent id. */
  by: string;
  at: Date;
}

export interface WordListRepository {
  all(): Promise<WordList[]>;
  /** False when its version is not the one after what is stored. */
  set(list: WordList): Promise<boolean>;
}

/** What the channel of a conversation allows now. */
export interface ChannelRules {
  channel: string;
  longest: { max: number; unit: 'utf16' | 'utf8' | 'code-point' };
  images: boolean;
  files: boolean;
  typing: boolean;
  window: { left: number; until: Date | null } | null;
  waiting: number;
  optedOut: boolean;
  counts: boolean;
}

/** What the desk's helpers ask of the router. */
export interface ChannelGuide {
  /** Null when there is no such conversation, or its channel is not running. */
  rules(conversationId: string): Promise<ChannelRules | null>;
  /** What a draft becomes on the conversation's channel. */
  shape(conversationId: string, text: string, attachments: number): Promise<Shaped | null>;
  /** The words of an answer as the channel would send them; null when it cannot carry it. */
  wording(reply: Reply, locale: Locale, channel: string): string | null;
  /** Shows the customer that somebody writes, where the channel can. Nothing is stored. */
  typing(conversationId: string): Promise<void>;
}

export interface Shaped {
  messages: number;
  segments: number | null;
}

/**
 * What helps an agent write. Rights to read a conversation are the caller's matter; who may write in it is checked here:
 * NOT_OWNER, FORBIDDEN.
 */
export interface Assist {
  /** What the agent may see of the notes, oldest first. */
  notes(agent: Agent, conversationIds: string[]): Promise<Note[]>;
  addNote(agent: Agent, conversationId: string, note: AddNote): Promise<Note>;

  canned(agent: Agent): Promise<Canned[]>;
  addCanned(agent: Agent, words: CannedWords): Promise<Canned>;
  /** CONFLICT when it was changed meanwhile. */
  changeCanned(agent: Agent, id: string, words: CannedWords, version: number): Promise<Canned>;
  removeCanned(agent: Agent, id: string): Promise<void>;
  usedCanned(agent: Agent, id: string): Promise<void>;
  exportCanned(agent: Agent): Promise<string>;
  importCanned(agent: Agent, csv: string): Promise<Imported>;
  /** A small set to begin with; what is there already is left as it is. */
  addStarterCanned(agent: Agent): Promise<Imported>;
  /** First letters of the sounds of Han characters; other letters and digits as they are. */
  initials(text: string): string;

  wordLists(): Promise<WordList[]>;
  setWords(agent: Agent, locale: Locale, words: string[], version: number): Promise<WordList>;
  addStarterWords(agent: Agent): Promise<WordList[]>;
  /** Sensitive words and personal data in a text that is about to be sent. */
  check(text: string): Promise<Found[]>;

  suggestions(conversationId: string): Promise<SuggestionList>;
  intents(locale: Locale): Promise<IntentChoice[]>;
  convert(texts: string[], to: Script): string[];

  /** Where an answer goes, and what is allowed there. NOT_FOUND when the channel is not running. */
  rules(conversationId: string): Promise<ChannelRules & { conversationId: string }>;
  shape(conversationId: string, text: string, attachments: number): Promise<Shaped>;
  /** Only the owner's is passed on. */
  typing(agent: Agent, conversationId: string): Promise<void>;

  /** Keeps a file that the owner is going to send. UNSUPPORTED_MEDIA, TOO_LARGE. */
  attach(agent: Agent, conversationId: string, file: { name: string; bytes: Buffer }): Promise<Attached>;
  /** Files that the agent has attached here, as a message carries them; NOT_FOUND for any other. */
  attachments(
    conversationId: string,
    ids: string[],
  ): Promise<{ name: string; contentType: string; contentUrl: string }[]>;
}
