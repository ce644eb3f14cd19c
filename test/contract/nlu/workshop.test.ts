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

describe('a workshop over files of any style', () => {
  const workshop = createWorkshop();
  const FILE = `# head
topic:   cards   # why
intents:

    # about the first
    - title: "Lost card"   # quoted
      id:  card.lost
      questions: [ 'i lost it',  "gone", stolen ]
      answer: >-
        folded
        text
      # before buttons
      buttons:
      - A
      - B   # second
      extra-comment-below: &x # odd
    - { id: card.pin, title: PIN, questions: [a, b], answer: 'x: y' }
# tail
`.replace('      extra-comment-below: &x # odd\n', '');
  const files: ContentFiles = [{ path: 'en/cards.yaml', text: FILE }];
  const save = (id: string, change: Partial<WordedIntent>, from = files): string => {
    const en = { ...english(workshop.sheet(from, id)), ...change };
    return textOf(workshop.save(from, id, { topic: 'cards', en }), 'en/cards.yaml');
  };

  it('leaves what is not touched byte for byte', () => {
    expect(save('card.lost', {})).toBe(FILE);
    expect(save('card.lost', { title: 'Card gone' })).toBe(FILE.replace('"Lost card"', '"Card gone"'));
    expect(save('card.lost', { questions: ['i lost it', 'gone', 'taken, by them'] })).toBe(
      FILE.replace(`[ 'i lost it',  "gone", stolen ]`, `[ 'i lost it', "gone", "taken, by them" ]`),
    );
    expect(save('card.lost', { buttons: ['A', 'C'] })).toBe(FILE.replace('- B   # second', '- C'));
    expect(save('card.lost', { answer: 'One\nTwo' })).toBe(
      FILE.replace('>-\n        folded\n        text', '|-\n        One\n        Two'),
    );
    expect(save('card.lost', { sms: 'short: yes' })).toBe(
      FILE.replace('        text\n', '        text\n      sms: "short: yes"\n'),
    );
    expect(save('card.pin', { answer: 'z' })).toBe(FILE.replace("'x: y'", 'z'));
    expect(save('card.pin', { sms: 'no' })).toContain(
      "- { id: card.pin, title: PIN, questions: [a, b], answer: 'x: y', sms: no }",
    );
  });

  it('keeps Windows line ends and a missing last line break', () => {
    const text = FILE.replaceAll('\n', '\r\n').trimEnd();
    const windows = [{ path: 'en/cards.yaml', text }];
    const after = save('card.lost', { sms: 'short', buttons: ['A', 'B', 'C'] }, windows);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.split('\r\n')).toHaveLength(text.split('\r\n').length + 2);
    expect(english(workshop.sheet([{ path: 'en/cards.yaml', text: after }], 'card.lost'))).toMatchObject({
      sms: 'short',
      buttons: ['A', 'B', 'C'],
    });
  });

  it('writes values that YAML would take for something else', () => {
    for (const title of [
      'yes: no',
      '# x',
      '- a',
      '007',
      'null',
      '{a}',
      '"',
      "it's",
      '&a',
      '*b',
      '!c',
      '@d',
      '中：文',
    ]) {
      const [after] = workshop.save(files, 'card.pin', {
        topic: 'cards',
        en: { ...english(workshop.sheet(files, 'card.pin')), title, buttons: [title] },
      });
      expect(english(workshop.sheet(after ? [after] : [], 'card.pin'))).toMatchObject({
        title,
        buttons: [title],
      });
    }
  });

  it('does not lose what an alias says, and refuses where it would', () => {
    const item = '{ id: a, title: &t T, questions: [q], answer: *t }';
    const rename = (from: ContentFiles): ContentFiles =>
      workshop.save(from, 'a', { topic: 't', en: { ...english(workshop.sheet(from, 'a')), title: 'New' } });
    const one = [{ path: 'en/t.yaml', text: `topic: t\nintents:\n  - ${item}\n` }];
    expect(english(workshop.sheet(rename(one), 'a'))).toMatchObject({ title: 'New', answer: 'T' });
    const two = [{ path: 'en/t.yaml', text: `topic: t\nintents:\n  - ${item}\n  - { id: b, title: *t }\n` }];
    expect(() => rename(two)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }) as Error);
  });
});

describe('what a workshop does with the folder', () => {
  const workshop = createWorkshop();
  const words = (title: string): WordedIntent => ({
    title,
    questions: ['one', 'two'],
    answer: 'Line 1\nLine 2',
    buttons: ['A'],
    links: [{ title: 'L', url: 'https://bank.example/', expires: '2030-01-01' }],
    variants: [{ if: { tier: ['gold'] }, answer: 'Golden' }],
    slots: [{ name: 'sum', type: 'amount', ask: 'How much?', retry: 'Again', tries: 2 }],
    followUps: ['b'],
    escalate: { queue: 'q', priority: 'high', when: 'instead' },
  });
  const golden = [
    { text: '金句', locale: 'zh-HK' as const },
    { text: 'golden one', locale: 'en' as const },
  ];
  const created = workshop.save([], 'a.b', {
    topic: 'new-topic',
    en: words('English'),
    'zh-CN': words('中文'),
    'zh-HK': { title: '港文' },
    golden,
  });

  it('creates the files of a new topic in the style of the repository, with their schema', () => {
    expect(created.map(({ path }) => path)).toEqual([
      'en/new-topic.golden.yaml',
      'en/new-topic.yaml',
      'zh-CN/new-topic.yaml',
      'zh-HK/new-topic.golden.yaml',
      'zh-HK/overrides.yaml',
    ]);
    expect(textOf(created, 'en/new-topic.yaml'))
      .toBe(`# yaml-language-server: $schema=../schema/topic.schema.json
topic: new-topic
intents:
  - id: a.b
    title: English
    questions:
      - one
      - two
    answer: |-
      Line 1
      Line 2
    buttons: [ A ]
    links:
      - { title: L, url: https://bank.example/, expires: 2030-01-01 }
    variants:
      - if: { tier: [ gold ] }
        answer: Golden
    slots:
      - name: sum
        type: amount
        ask: How much?
        retry: Again
        tries: 2
    followUps: [ b ]
    escalate: { queue: q, priority: high, when: instead }
`);
    expect(textOf(created, 'en/new-topic.golden.yaml')).toBe(
      '# yaml-language-server: $schema=../schema/golden.schema.json\ngolden:\n  - { text: golden one, intent: a.b }\n',
    );
    expect(workshop.sheet(created, 'a.b')).toMatchObject({
      topic: 'new-topic',
      en: words('English'),
      'zh-HK': { title: '港文' },
      derived: { title: '中文', answer: 'Line 1\nLine 2', buttons: ['A'] },
      golden,
    });
  });

  it('moves an intent to another topic as it is written, and drops files that are left empty', () => {
    const edited = created.map((file) => ({
      ...file,
      text: file.text.replace('title: English', 'title: "English" # !'),
    }));
    const moved = workshop.save(edited, 'a.b', { topic: 'other' });
    expect(moved.map(({ path }) => path)).not.toContain('en/new-topic.yaml');
    expect(textOf(moved, 'en/other.yaml')).toContain('    title: "English" # !\n');
    expect(workshop.sheet(moved, 'a.b')).toMatchObject({
      topic: 'other',
      en: words('English'),
      'zh-CN': words('中文'),
    });
  });

  it('never writes a topic into a file that means something else', () => {
    const files = workshop.save([], 'a', { topic: 'bot', en: words('x') });
    expect(files.map(({ path }) => path)).toEqual(['en/bot-2.yaml']);
  });

  it('takes a locale out with null, leaves it with nothing, and all with remove', () => {
    const without = workshop.save(created, 'a.b', { topic: 'new-topic', 'zh-CN': null, 'zh-HK': null });
    expect(workshop.sheet(without, 'a.b')).toMatchObject({
      'zh-CN': null,
      'zh-HK': null,
      derived: null,
      en: words('English'),
    });
    expect(workshop.remove(created, 'a.b')).toEqual([]);
  });

  it('has a new revision whenever the sheet is another', () => {
    const revision = workshop.sheet(created, 'a.b')?.revision;
    const same = workshop.save(created, 'a.b', { topic: 'new-topic', en: words('English') });
    expect(workshop.sheet(same, 'a.b')?.revision).toBe(revision);
    const more = workshop.addGolden(created, 'a.b', 'en', ['golden two']);
    expect(workshop.sheet(more, 'a.b')?.revision).not.toBe(revision);
  });

  it('adds strangers and golden sentences once', () => {
    const learned = workshop.addQuestions(created, 'none', 'zh-HK', ['今日天氣', '今日天氣！', '今日天气？']);
    expect(textOf(learned, 'zh-CN/none.yaml')).toBe(
      '# yaml-language-server: $schema=../schema/none.schema.json\nnone:\n  - 今日天氣\n',
    );
    const tested = workshop.addGolden(learned, 'none', 'en', ['a joke', 'A joke!', '???']);
    expect(textOf(tested, 'en/none.golden.yaml')).toContain(
      'text: a joke, intent: none }\n  - { text: ???, ',
    );
    expect(workshop.addGolden(tested, 'none', 'en', ['a joke'])).toEqual(tested);
    expect(() => workshop.addQuestions(created, 'gone', 'en', ['x'])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }) as Error,
    );
  });

  it('tells what differs by intent and locale, with golden sentences, and files of no intent by path', () => {
    const after = workshop.addGolden(
      [
        ...workshop.save(created, 'a.b', { topic: 'new-topic', en: words('Other') }),
        { path: 'queues.yaml', text: 'queues: []' },
      ],
      'a.b',
      'en',
      ['golden two'],
    );
    const [english, queues, ...rest] = workshop.diff(created, after);
    expect(english).toMatchObject({ intent: 'a.b', title: 'Other', locale: 'en', change: 'changed' });
    expect(english?.before).toContain('title: English\n');
    expect(english?.after).toMatch(/title: Other\n[\s\S]*golden:\n {2}- golden one\n {2}- golden two$/);
    expect(queues).toMatchObject({ intent: 'queues.yaml', change: 'added', before: '', after: 'queues: []' });
    expect(rest).toEqual([]);
    expect(workshop.diff(created, created)).toEqual([]);
    expect(workshop.diff(created, []).map(({ locale, change }) => [locale, change])).toEqual([
      ['zh-CN', 'removed'],
      ['zh-HK', 'removed'],
      ['en', 'removed'],
    ]);
    expect(workshop.revert(after, created, 'queues.yaml')).toHaveLength(created.length);
    expect(workshop.revert(workshop.revert(after, created, 'queues.yaml'), created, 'a.b')).toEqual(created);
  });

  it('puts strangers back', () => {
    const after = workshop.addGolden(workshop.addQuestions(created, 'none', 'en', ['x y']), 'none', 'en', [
      'z',
    ]);
    expect(workshop.diff(created, after)).toEqual([
      expect.objectContaining({ intent: 'none', locale: 'en', after: 'none:\n  - x y\ngolden:\n  - z' }),
    ]);
    expect(workshop.revert(after, created, 'none')).toEqual(created);
  });

  it('lists rows, topics and queues', () => {
    expect(workshop.rows(created)).toEqual([
      {
        id: 'a.b',
        topic: 'new-topic',
        titles: { 'zh-CN': '中文', 'zh-HK': '港文', en: 'English' },
        questions: { 'zh-CN': 2, en: 2 },
        golden: 2,
        escalates: true,
      },
    ]);
    expect(workshop.topics(created)).toEqual(['new-topic']);
    expect(workshop.queues(created)).toEqual([]);
    expect(workshop.sheet(created, 'gone')).toBeNull();
    expect(workshop.lint(created)).toContainEqual(
      expect.objectContaining({ rule: 'few-questions', intent: 'a.b' }),
    );
  });
});

function textOf(files: ContentFiles, path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}
