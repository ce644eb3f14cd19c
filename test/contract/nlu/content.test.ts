import { buildContent } from '../../../src/nlu/content/build-content';
import { formatFinding } from '../../../src/nlu/content/finding';
import { lint } from '../../../src/nlu/content/lint';
import { readSource } from '../../../src/nlu/content/read-source';
import { ContentFolder, FIXTURES } from './content-folder';

describe('published content', () => {
  it('answers in each locale, with buttons and escalation', async () => {
    const content = buildContent(await readSource(FIXTURES));
    expect(content.reply('card.lost', 'zh-CN')).toEqual({
      text: '请立即在手机银行“卡管理”挂失。',
      sms: '请立即挂失。',
      buttons: ['转人工'],
      escalate: { queue: 'cards', priority: 'urgent', when: 'after-answer' },
    });
    expect(content.reply('card.lost', 'en')).not.toHaveProperty('sms');
    expect(content.reply('no.such', 'en')).toBeUndefined();
    expect(content.reply('__proto__', 'en')?.text).toBe('Please ask at a branch.');
  });

  it('derives zh-HK from zh-CN; overrides win', async () => {
    const content = buildContent(await readSource(FIXTURES));
    expect(content.reply('card.lost', 'zh-HK')).toMatchObject({
      text: '請立即在手機銀行「卡管理」掛失。',
      sms: '請立即掛失。',
      buttons: ['轉人工'],
    });
    expect(content.title('transfer.limit', 'zh-HK')).toBe('轉賬上限');
    expect(content.reply('transfer.limit', 'zh-HK')?.text).toBe('請於設定更改上限。');
  });

  it('fills messages and names queues', async () => {
    const content = buildContent(await readSource(FIXTURES));
    expect(content.message('queued', 'en', { position: 2, minutes: 5 })).toBe('queued 2 5');
    expect(content.message('queued', 'en')).toBe('queued {position} {minutes}');
    expect(content.messageList('greetingButtons', 'zh-CN')).toEqual(['银行卡挂失']);
    expect(content.queues()).toEqual(['general', 'cards']);
    expect(content.queueTitle('cards', 'zh-HK')).toBe('銀行卡');
    expect(content.queueTitle('gone', 'en')).toBe('gone');
  });
});

describe('lint', () => {
  let folder: ContentFolder;
  beforeEach(() => {
    folder = new ContentFolder();
  });
  afterEach(() => folder.remove());

  async function findings(): Promise<string[]> {
    return lint(await readSource(folder.path)).map(formatFinding);
  }

  it('has nothing to say about sound content', async () => {
    await expect(findings()).resolves.toEqual([]);
  });

  it.each([
    [
      'a wrong field',
      'en/all.yaml',
      'title: Report a lost card',
      'titel: x',
      /^en\/all\.yaml:3: .*(titel|title)/,
    ],
    ['broken YAML', 'en/all.yaml', 'topic: all', 'topic: [all', /^en\/all\.yaml:\d+: .*\(yaml\)$/],
    [
      'a question twice',
      'en/all.yaml',
      'euro rate today',
      'I lost my card!',
      /^en\/all\.yaml:\d+: .*card\.lost in en\/all\.yaml:6; take one of them out \(duplicate-question\)$/,
    ],
    [
      'an id twice',
      'en/all.yaml',
      'id: branch.hours',
      'id: card.lost',
      /intent card\.lost is already in en\/all\.yaml:3; .*\(duplicate-id\)$/,
    ],
    [
      'an intent in one locale only',
      'en/all.yaml',
      'id: branch.hours',
      'id: branch.time',
      /intent branch\.time is missing in zh-CN: .*\(missing-locale\)$/,
    ],
    [
      'an unknown queue',
      'en/all.yaml',
      'queue: cards',
      'queue: gold',
      /queue gold, which is not in queues\.yaml; choose one of general, cards \(unknown-queue\)$/,
    ],
    [
      'few questions',
      'en/all.yaml',
      '      - euro rate today\n',
      '',
      /constructor has 4 question\(s\).*\(few-questions\)$/,
    ],
    [
      'a button nobody understands',
      'zh-CN/bot.yaml',
      '[银行卡挂失]',
      '[买彩票]',
      /^zh-CN\/bot\.yaml:\d+: button "买彩票".*\(unresolved-button\)$/,
    ],
    [
      'an unknown placeholder',
      'en/bot.yaml',
      '{agent}',
      '{name}',
      /^en\/bot\.yaml:\d+: agentJoined never gets a value for \{name\}/,
    ],
    [
      'a card number',
      'en/all.yaml',
      'i lost my card',
      'i lost card 6222 0202 0011 2233',
      /^en\/all\.yaml:6: holds a bank card number/,
    ],
    [
      'an override of nothing',
      'zh-HK/overrides.yaml',
      'id: transfer.limit',
      'id: gone',
      /^zh-HK\/overrides\.yaml:2: there is no intent gone/,
    ],
    [
      'a golden sentence of nothing',
      'en/all.golden.yaml',
      'intent: none',
      'intent: gone',
      /^en\/all\.golden\.yaml:4: there is no intent gone/,
    ],
  ])('tells of %s with its file and line', async (_, file, from, to, expected) => {
    folder.edit(file, from, to);
    expect((await findings()).some((finding) => expected.test(finding))).toBe(true);
  });

  it('tells of files that nobody reads', async () => {
    folder.write('zh-HK/cards.yaml', 'topic: x\nintents: []\n');
    await expect(findings()).resolves.toEqual([
      expect.stringMatching(/^zh-HK\/cards\.yaml:1: .*\(unexpected-file\)$/),
    ]);
  });
});
