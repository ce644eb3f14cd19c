import { createContext, use } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { CatalogueView } from '../../../src/contract/studio';
import type { Locale } from '../../shared/locale';
import type { NoteAction } from '../ui/toast';

export interface Question {
  title: string;
  text: string;
  /** What the button says that does it. */
  action: string;
  /** It cannot be taken back. */
  danger?: boolean;
}

/** What every page of the studio shares. */
export interface StudioContext {
  me: AgentView;
  /** Null until it has been read. */
  catalogue: CatalogueView | null;
  /** Why the catalogue could not be read. */
  failure: unknown;
  /** Reads catalogue and counts again: after every change. */
  refresh: () => Promise<void>;
  /** Sentences in the inbox that nobody has looked at; null: not known yet. */
  fresh: number | null;
  /** Title of an intent in the chosen language; the id where there is none. */
  titleOf: (intent: string) => string;
  /** A short note that goes away by itself; with an action, a button that does it. */
  say: (text: string, action?: NoteAction) => void;
  /** A note that stays until it is read: what stands in the way. */
  warn: (text: string) => void;
  /** Tells what went wrong and what to do; a lost session goes back to signing in. */
  fail: (error: unknown) => void;
  /** Asks before something that matters; resolves with the answer. */
  confirm: (question: Question) => Promise<boolean>;
  /** Opens the panel that tries a sentence; with one, tries it. */
  tryIt: (text?: string, locale?: Locale) => void;
}

export const StudioPlace = createContext<StudioContext | null>(null);

export function useStudio(): StudioContext {
  const studio = use(StudioPlace);
  if (studio === null) throw new Error('useStudio needs the studio around it.');
  return studio;
}
