import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Two sets of questions that change hands between two intents from version to version. */
const QUESTIONS = {
  'zh-CN': [
    ['红色的船怎么订', '订红船', '红船票', '我要坐红色的船', '红船几点开'],
    ['蓝色的车怎么租', '租蓝车', '蓝车价钱', '我要租蓝色的车', '蓝车在哪里取'],
  ],
  en: [
    [
      'book the red boat',
      'red boat tickets',
      'when does the red boat leave',
      'red boat please',
      'seats on the red boat',
    ],
    ['rent the blue car', 'blue car price', 'where is the blue car', 'blue car please', 'hire a blue car'],
  ],
} as const;

export const VERSIONS = ['A', 'B'] as const;
export type Version = (typeof VERSIONS)[number];

/** Every question, and the intent that it belongs to in version A; in B it is the other one. */
export const ASKED = Object.values(QUESTIONS).flatMap((sets) =>
  sets.flatMap((questions, at) => questions.map((text) => ({ text, intent: at === 0 ? 'one' : 'two' }))),
);

/** Whether a reply is one that either version gives to this question; a mixture of both is not. */
export function versionOf(reply: string, intent: string): Version | null {
  const other = intent === 'one' ? 'two' : 'one';
  if (reply === `A ${intent}`) return 'A';
  return reply === `B ${other}` ? 'B' : null;
}

/** Writes an intents folder in which every answer names version and intent. */
export async function writeVersion(folder: string, version: Version): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(resolve('intents/queues.yaml'), join(folder, 'queues.yaml'));
  for (const locale of ['zh-CN', 'zh-HK', 'en']) await writeBot(folder, locale);
  for (const [locale, sets] of Object.entries(QUESTIONS)) {
    const [one, two] = version === 'A' ? sets : [sets[1], sets[0]];
    const intents = [intent('one', version, one), intent('two', version, two)];
    await writeFile(join(folder, locale, 'swap.yaml'), `topic: swap\nintents:\n${intents.join('')}`);
  }
}

/** The bank's own phrases, without buttons for what this content does not have. */
async function writeBot(folder: string, locale: string): Promise<void> {
  const phrases = await readFile(resolve(`intents/${locale}/bot.yaml`), 'utf8');
  await mkdir(join(folder, locale), { recursive: true });
  await writeFile(
    join(folder, locale, 'bot.yaml'),
    phrases.replace(/greetingButtons: \[[^\]]*\]/u, 'greetingButtons: []'),
  );
}

function intent(id: string, version: Version, questions: readonly string[]): string {
  const lines = questions.map((text) => `      - ${text}\n`).join('');
  return `  - id: ${id}\n    title: Title ${id}\n    questions:\n${lines}    answer: ${version} ${id}\n`;
}
