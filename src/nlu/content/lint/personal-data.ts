import { maskPersonalData } from '../../../contract/masking';
import type { Finding } from '../../../contract/publishing';
import type { ContentSource, Path, Place } from '../source';
import { stringsIn } from './strings';

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['a bank card number', /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)/],
  ['a resident id', /(?<!\d)\d{17}[\dXx](?!\d)/],
  ['a mobile number', /(?<!\d)1[3-9]\d{9}(?!\d)/],
  ['an e-mail address', /[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}/],
];

/** Something that was read once and is judged once. */
interface Holder {
  words: object;
  at: (...path: Path) => Place;
  intent?: string;
}

/** Content holds nobody's card number, resident id, mobile number, e-mail address, password or code. */
export function personalDataFindings(source: ContentSource): Finding[] {
  return holdersOf(source).flatMap(judge);
}

function holdersOf({ intents, overrides, golden, none, bot }: ContentSource): Holder[] {
  const located = [...[...intents.values()].flat(), ...overrides];
  const sentences = [...[...golden.values()].flat(), ...[...none.values()].flat()];
  return [
    ...located.map((words) => ({ words, at: words.at, intent: words.id })),
    ...sentences.map((words) => ({ words, at: () => words.place })),
    ...[...bot.values()].map(({ messages, file, lineOf }) => ({
      words: messages,
      at: (...path: Path) => ({ file, line: lineOf(String(path[0])) }),
    })),
  ];
}

const judged = new WeakMap<object, Finding[]>();

function judge({ words, at, intent }: Holder): Finding[] {
  const known = judged.get(words);
  if (known) return known;
  const about = intent === undefined ? {} : { intent };
  const findings = stringsIn(words)
    .filter(({ path }) => path[0] !== 'place')
    .flatMap(({ text, path }): Finding[] => {
      const kind = kindOf(text.replace(/\{\w+\}/g, ' '));
      if (kind === undefined) return [];
      const message = `holds ${kind}; take it out, or write words in its place`;
      return [{ severity: 'error', ...at(...path), rule: 'personal-data', message, ...about }];
    });
  judged.set(words, findings);
  return findings;
}

function kindOf(text: string): string | undefined {
  const kind = KINDS.find(([, pattern]) => pattern.test(text))?.[0];
  return kind ?? (maskPersonalData(text) === text ? undefined : 'personal data or a code');
}
