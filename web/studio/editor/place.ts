import { createContext, use } from 'react';
import type { FindingView, IntentSheet, WordedIntent } from '../../../src/contract/studio';
import type { Locale } from '../../shared/locale';
import type { Edited, Field, Golden } from './model';

/** What the fields of an intent share. */
export interface EditorPlace {
  sheet: IntentSheet;
  edited: Edited;
  /** Undefined takes the field away. */
  setField: <F extends Field>(locale: Locale, field: F, value: WordedIntent[F] | undefined) => void;
  setLocale: (locale: Locale, words: Edited[Locale]) => void;
  setGolden: (golden: Golden[]) => void;
  /** What keeps it from being saved, by path such as `en.answer`. */
  problems: ReadonlyMap<string, string>;
  /** What the checks say about a field. */
  findingsOf: (locale: Locale, field: Field) => FindingView[];
}

export const EditorContext = createContext<EditorPlace | null>(null);

export function useEditor(): EditorPlace {
  const place = use(EditorContext);
  if (place === null) throw new Error('useEditor needs the editor around it.');
  return place;
}
