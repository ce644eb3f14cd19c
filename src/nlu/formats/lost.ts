import { LOCALES, type Locale } from '../../contract/understanding';
import { EXTRAS, type Extras, type Model, type Words } from './model';

const SHOWN = 5;

/** Collects what a format cannot hold, and tells it in one plain line per kind. */
export class Lost {
  private readonly places = new Map<string, string[]>();

  /** `what` begins the line; `where` is an intent, or a file and line. */
  add(what: string, where: string): void {
    const places = this.places.get(what);
    if (places) places.push(where);
    else this.places.set(what, [where]);
  }

  lines(): string[] {
    return [...this.places].map(([what, places]) => {
      const shown = [...new Set(places)];
      const more = shown.length > SHOWN ? ` and ${shown.length - SHOWN} more` : '';
      return `${what}: ${shown.slice(0, SHOWN).join(', ')}${more}`;
    });
  }
}

const NAMES: Record<keyof Extras | 'title' | 'golden' | 'answers' | 'more answers' | 'questions', string> = {
  title: 'titles',
  golden: 'golden sentences',
  answers: 'answers',
  'more answers': 'further answers',
  questions: 'questions',
  sms: 'SMS texts',
  channels: 'texts of single channels',
  buttons: 'buttons',
  links: 'links',
  variants: 'variants',
  slots: 'details asked for',
  followUps: 'follow-ups',
  escalate: 'handing over to a person',
};
export type Part = keyof typeof NAMES;

/** Tells all parts of the words that the format has no place for. */
export function losePart(lost: Lost, parts: readonly Part[], where: string, words: Words): void {
  for (const part of parts) if (has(words, part)) lost.add(`${NAMES[part]} have no place there`, where);
}

/** Tells a topic that has no place, and everything of the locales that are not among `held`. */
export function loseLocales(lost: Lost, model: Model, held: readonly Locale[]): void {
  for (const { id, words } of model.intents)
    for (const locale of LOCALES)
      if (words[locale] && !held.includes(locale)) lost.add(`${locale} has no place there`, id);
}

function has(words: Words, part: Part): boolean {
  if (part === 'more answers') return words.answers.length > 1;
  const value = words[part];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** All extras but these. */
export function extrasWithout(...held: (keyof Extras)[]): (keyof Extras)[] {
  return EXTRAS.filter((extra) => !held.includes(extra));
}
