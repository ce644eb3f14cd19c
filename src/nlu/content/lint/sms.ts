import type { Finding } from '../../../contract/publishing';
import { WRITTEN_LOCALES, type ContentSource, type Place } from '../source';
import { fitsSeries, outsideGsm, smsLength } from './sms-segments';

/** An answer takes at most this many SMS, before signature and buttons. */
const MOST = 2;

interface Carried {
  id: string;
  place: Place;
  text: string;
}

/** What SMS carries is short; an English `sms:` is written in the GSM alphabet, without which it costs double. */
export function smsFindings(source: ContentSource): Finding[] {
  return [...carriedTexts(source).flatMap(tooLong), ...foreignCharacters(source)];
}

function carriedTexts({ intents, overrides }: ContentSource): Carried[] {
  const written = WRITTEN_LOCALES.flatMap((locale) => intents.get(locale) ?? []);
  return [...written, ...overrides].flatMap((intent) => {
    const { id, place, answer, at, variants = [] } = intent;
    // Why: links are lines of their own behind whatever is said.
    const links = (intent.links ?? []).map(({ title, url }) => `\n${title}: ${url}`).join('');
    const said = variants.map((variant, n) => {
      const text = (variant.channels?.sms ?? variant.sms ?? variant.answer) + links;
      return { id, place: at('variants', n), text };
    });
    const text = intent.channels?.sms ?? intent.sms ?? answer;
    return text === undefined ? said : [{ id, place, text: text + links }, ...said];
  });
}

function tooLong({ id, place, text }: Carried): Finding[] {
  if (fitsSeries(text, MOST)) return [];
  const { alphabet, units } = smsLength(text);
  const unit = alphabet === 'GSM-7' ? 'GSM characters' : 'UTF-16 units';
  const message = `${id} takes more than ${MOST} SMS with ${units} ${unit}; write a shorter sms`;
  return [{ severity: 'warning', ...place, rule: 'long-sms', message, intent: id }];
}

function foreignCharacters({ intents }: ContentSource): Finding[] {
  return (intents.get('en') ?? []).flatMap(({ id, place, sms = '' }): Finding[] => {
    const foreign = outsideGsm(sms).map((char) => JSON.stringify(char));
    if (foreign.length === 0) return [];
    const message = `${id}: sms of ${sms.length} characters holds ${foreign.join(' ')}, which GSM-7 lacks, so SMS hold less than half`;
    return [{ severity: 'warning', ...place, rule: 'sms-alphabet', message, intent: id }];
  });
}
