import { LOCALES, type Locale } from '../../../contract/understanding';
import { textFile, type FormatFile } from '../format';
import { extrasWithout, Lost, losePart } from '../lost';
import { NONE, wordedIn, type Model, type ModelIntent, type Sentence, type Words } from '../model';
import { writeUtterance } from './utterance';

const CULTURES: Record<Locale, string> = { 'zh-CN': 'zh-cn', 'zh-HK': 'zh-hk', en: 'en-us' };

/** One .lu file per locale. */
export function writeLu(model: Model): { files: FormatFile[]; lost: string[] } {
  const lost = new Lost();
  const files = LOCALES.flatMap((locale) => {
    const placed = wordedIn(model, locale);
    if (placed.length === 0) return [];
    const sections = placed.map(({ intent, words }) => sectionOf(intent, words, lost));
    const head = `> !# @app.culture = ${CULTURES[locale]}\n`;
    return [textFile(`bank.${locale}.lu`, [head, ...sections, ...entitiesOf(placed)].join('\n'))];
  });
  for (const { id, topic } of model.intents)
    if (topic !== undefined) lost.add('topics have no place there', id);
  return { files, lost: lost.lines() };
}

function sectionOf({ id }: ModelIntent, words: Words, lost: Lost): string {
  losePart(lost, ['title', 'golden', 'answers', ...extrasWithout()], id, words);
  const lines = words.questions.flatMap((sentence) => {
    const utterance = writeUtterance(sentence) ?? plain(sentence, id, lost);
    return utterance === undefined ? [] : [`- ${utterance}\n`];
  });
  return `# ${id === NONE ? 'None' : id}\n${lines.join('')}`;
}

/** The sentence without its marks, where those are what cannot be written. */
function plain({ text }: Sentence, id: string, lost: Lost): string | undefined {
  const utterance = writeUtterance({ text });
  lost.add(
    utterance === undefined
      ? 'sentences that .lu would read as patterns or marks are left out'
      : 'marked entities that .lu cannot write are left out',
    id,
  );
  return utterance;
}

function entitiesOf(placed: readonly { words: Words }[]): string[] {
  const names = placed.flatMap(({ words }) =>
    words.questions.flatMap(({ entities = [] }) => entities.map(({ entity }) => entity)),
  );
  return [...new Set(names)].map((name) => `@ ml ${name}\n`);
}
