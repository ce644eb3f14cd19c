import type { Finding } from '../finding';
import type { ContentSource, Place } from '../source';

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['a bank card number', /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)/],
  ['a resident id', /(?<!\d)\d{17}[\dXx](?!\d)/],
  ['a mobile number', /(?<!\d)1[3-9]\d{9}(?!\d)/],
  ['an e-mail address', /[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}/],
];

/** Content holds nobody's card number, resident id, mobile number or e-mail address. */
export function personalDataFindings(source: ContentSource): Finding[] {
  const texts: { text: string; place: Place }[] = [];
  for (const { title, questions, answer, sms, buttons, place, at } of [...source.intents.values()].flat()) {
    for (const text of [title, answer, sms ?? '', ...buttons]) texts.push({ text, place });
    questions.forEach((text, q) => texts.push({ text, place: at('questions', q) }));
  }
  for (const { answer = '', sms = '', title = '', place } of source.overrides)
    texts.push({ text: [answer, sms, title].join('\n'), place });
  for (const { text, place } of [...source.golden.values()].flat()) texts.push({ text, place });
  return texts.flatMap(({ text, place }) => {
    const kind = KINDS.find(([, pattern]) => pattern.test(text));
    if (!kind) return [];
    return [
      { severity: 'error', ...place, rule: 'personal-data', message: `holds ${kind[0]}` } satisfies Finding,
    ];
  });
}
