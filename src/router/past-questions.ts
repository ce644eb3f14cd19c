import { maskPersonalData } from '../contract/masking';
import type { LogRepository } from '../contract/log';
import type { Locale } from '../contract/understanding';
import { contentLocale } from './locale';

/** A customer's question, masked, and how often the sample holds it. */
export interface PastQuestion {
  text: string;
  locale: Locale;
  count: number;
}

const LONGEST = 500;

/** What customers wrote lately, out of the newest `limit` messages of the sample; the most frequent first. */
export async function pastQuestions(
  log: Pick<LogRepository, 'sampled'>,
  limit: number,
): Promise<PastQuestion[]> {
  const questions = new Map<string, PastQuestion>();
  for (const { activity } of await log.sampled(limit)) {
    const text = maskPersonalData(activity.text ?? '')
      .trim()
      .slice(0, LONGEST);
    if (text === '') continue;
    const locale = contentLocale(activity.locale);
    const key = `${locale}\n${text.toLowerCase()}`;
    const known = questions.get(key);
    if (known) known.count++;
    else questions.set(key, { text, locale, count: 1 });
  }
  return [...questions.values()].sort((a, b) => b.count - a.count);
}
