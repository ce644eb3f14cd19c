import { join } from 'node:path';
import { readFolder } from '../../../src/nlu/content/read-source';
import { createWorkshop } from '../../../src/nlu/workshop';
import type { ContentFiles } from '../../../src/contract/publishing';
import type { WordedIntent } from '../../../src/contract/studio';
import type { PlainSheet, Workshop } from '../../../src/contract/workshop';

const INTENTS = join(__dirname, '../../../intents');

/** Lines that only one of the two has, as `path: -old` and `path: +new`. */
function changes(before: ContentFiles, after: ContentFiles): string[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))];
  return paths.flatMap((path) => {
    const old = linesOf(before, path);
    const now = linesOf(after, path);
    return [
      ...old.filter((line) => !now.includes(line)).map((line) => `${path}: -${line}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `${path}: +${line}`),
    ];
  });
}

function linesOf(files: ContentFiles, path: string): string[] {
  return files.find((file) => file.path === path)?.text.split('\n') ?? [];
}

function lengths(files: ContentFiles): number[] {
  return files.map(({ text }) => text.split('\n').length);
}

function wordsOf({ topic, golden, ...sheet }: PlainSheet): Parameters<Workshop['save']>[2] {
  return { topic, golden, 'zh-CN': sheet['zh-CN'], en: sheet.en, 'zh-HK': sheet['zh-HK'] };
}

function english(sheet: PlainSheet | null): WordedIntent {
  if (!sheet?.en) throw new Error('no English words');
  return sheet.en;
}

describe("a workshop over the bank's content", () => {
  const workshop = createWorkshop();
  let files: ContentFiles;
  beforeAll(async () => {
    files = await readFolder(INTENTS);
  });

  const sheet = (id: string, from = files): PlainSheet => {
    const found = workshop.sheet(from, id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  it('changes no byte when a sheet is saved as it was read', () => {
    const some = workshop.rows(files).filter((_, at) => at % 4 === 0);
    for (const { id } of some) {
      expect([id, workshop.save(files, id, wordsOf(sheet(id)))]).toEqual([id, files]);
    }
  });

  it('changes one line for one question, wherever it stands', () => {
    const { topic, en } = sheet('card.lost');
    const count = en?.questions.length ?? 0;
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      const questions = english(sheet('card.lost')).questions.with(at, 'my card fell into a river');
      const after = workshop.save(files, 'card.lost', {
        topic,
        en: { ...english(sheet('card.lost')), questions },
      });
      expect(changes(files, after)).toEqual([
        `en/cards.yaml: -      - ${en?.questions[at]}`,
        'en/cards.yaml: +      - my card fell into a river',
      ]);
      expect(lengths(after)).toEqual(lengths(files));
    }
  });

  it('adds and takes out a question as a line', () => {
    const added = workshop.addQuestions(files, 'card.lost', 'zh-HK', [
      '我張卡唔見咗喺海灘',
      '  我張卡唔見咗喺海灘 ',
    ]);
    expect(changes(files, added)).toEqual(['zh-CN/cards.yaml: +      - 我張卡唔見咗喺海灘']);
    const { topic, 'zh-CN': words } = sheet('card.lost', added);
    if (!words) throw new Error('no words');
    const back = workshop.save(added, 'card.lost', {
      topic,
      'zh-CN': { ...words, questions: words.questions.slice(0, -1) },
    });
    expect(back).toEqual(files);
  });

  it('gives back the very same files when an intent is reverted after a change', () => {
    const some = workshop.rows(files).filter((_, at) => at % 11 === 0);
    for (const { id } of some) {
      const { topic, en } = sheet(id);
      const changed = workshop.save(files, id, {
        topic,
        golden: [],
        'zh-HK': { title: '另一個' },
        en: en && { ...en, title: 'Another title', answer: 'Two\nlines: "quoted"', buttons: [] },
      });
      expect(workshop.hash(changed)).not.toBe(workshop.hash(files));
      expect(changes(files, workshop.revert(changed, files, id))).toEqual([]);
      expect([id, workshop.hash(workshop.revert(changed, files, id))]).toEqual([id, workshop.hash(files)]);
      const removed = workshop.remove(files, id);
      expect(workshop.sheet(removed, id)).toBeNull();
      expect([id, workshop.hash(workshop.revert(removed, files, id))]).toEqual([id, workshop.hash(files)]);
    }
  });
});
