import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Content, MessageKey } from '../../../../src/contract/content';
import { LOCALES, type Locale } from '../../../../src/contract/understanding';

const INTENTS = join(__dirname, '../../../../intents');

function phrasesOf(locale: Locale): Record<string, string> {
  const file = parse(readFileSync(join(INTENTS, locale, 'bot.yaml'), 'utf8')) as {
    messages: Record<string, string>;
  };
  return file.messages;
}

const PHRASES = new Map(LOCALES.map((locale) => [locale, phrasesOf(locale)]));

/** The bank's own phrases, as they are published. */
export const bankPhrases: Pick<Content, 'message'> = {
  message: (key: MessageKey, locale: Locale) => PHRASES.get(locale)?.[key] ?? key,
};
