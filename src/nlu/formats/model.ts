import type { WordedIntent } from '../../contract/studio';
import type { Locale } from '../../contract/understanding';

/** A piece of a sentence that stands for an entity; offsets are UTF-16 units. */
export interface Annotation {
  start: number;
  end: number;
  entity: string;
}

/** One question: one line, without white space at its ends. */
export interface Sentence {
  text: string;
  /** In order, not overlapping. */
  entities?: Annotation[];
}

/** What an answer has beyond its text; as in the content. */
export type Extras = Partial<
  Pick<
    WordedIntent,
    'sms' | 'channels' | 'buttons' | 'links' | 'variants' | 'slots' | 'followUps' | 'escalate'
  >
>;
export const EXTRAS = [
  'sms',
  'channels',
  'buttons',
  'links',
  'variants',
  'slots',
  'followUps',
  'escalate',
] as const satisfies readonly (keyof Extras)[];

/** An intent in one locale. */
export interface Words extends Extras {
  title?: string;
  questions: Sentence[];
  /** Sentences to test with. */
  golden: string[];
  /** The first is the answer; other products pick one of several. */
  answers: string[];
}

/** An intent as the formats see it. Id `none`: sentences that nothing answers. */
export interface ModelIntent {
  id: string;
  topic?: string;
  words: Partial<Record<Locale, Words>>;
}

/** What is written to and read from other products' files. */
export interface Model {
  intents: ModelIntent[];
}

export const NONE = 'none';

export function emptyWords(): Words {
  return { questions: [], golden: [], answers: [] };
}

/** A question as every format can hold it: one line, single spaces, no control or replacement characters. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\uFFFD-\uFFFF]+/gu, ' ')
    .trim();
}

/** An answer as every format can hold it: `\n` between lines, nothing white at its ends, no control or replacement characters. */
export function manyLines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|[\uFFFD-\uFFFF]/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Collects intents while a format is read, in the order in which they were first named. */
export class ModelBuilder {
  private readonly intents = new Map<string, ModelIntent>();

  intent(id: string): ModelIntent {
    let intent = this.intents.get(id);
    if (!intent) this.intents.set(id, (intent = { id, words: {} }));
    return intent;
  }

  words(id: string, locale: Locale): Words {
    return (this.intent(id).words[locale] ??= emptyWords());
  }

  build(): Model {
    return { intents: [...this.intents.values()] };
  }
}

/** Every intent that has words in the locale. */
export function wordedIn(model: Model, locale: Locale): { intent: ModelIntent; words: Words }[] {
  return model.intents.flatMap((intent) => {
    const words = intent.words[locale];
    return words ? [{ intent, words }] : [];
  });
}
