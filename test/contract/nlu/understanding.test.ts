import fc from 'fast-check';
import { createNlu, type Nlu } from '../../../src/nlu';
import { FIXTURES } from './content-folder';

describe('understanding', () => {
  let nlu: Nlu;
  beforeAll(async () => {
    nlu = await createNlu({ intentsDir: FIXTURES });
  });
  afterAll(() => nlu.close());

  it.each([
    ['我的卡丢了怎么办', 'card.lost'],
    ['我的卡丟了怎麼辦？', 'card.lost'],
    ['  WHAT is the Transfer   limit?! ', 'transfer.limit'],
    ['轉賬上限', 'transfer.limit'],
    ['ｉ　ｌｏｓｔ　ｍｙ　ｃａｒｄ', 'card.lost'],
    ['美元汇率是多少😀', 'constructor'],
    ['open a bank account', '__proto__'],
  ])('takes "%s" for the question it is, with score 1', (text, intent) => {
    expect(nlu.understander.understand(text)).toMatchObject({
      intent,
      score: 1,
      outOfScope: false,
      unsure: false,
    });
  });

  it.each([
    ['一天最多可以转多少钱', 'transfer.limit', 'zh-CN'],
    ['每日轉賬限額係幾多', 'transfer.limit', 'zh-HK'],
    ['please raise my daily transfer limit', 'transfer.limit', 'en'],
    ['how to open an account', '__proto__', 'en'],
    ['欧元汇率怎么查', 'constructor', 'zh-CN'],
    ['怎么提高 transfer limit 限额', 'transfer.limit', 'zh-CN'],
  ])('understands "%s" as %s in %s', (text, intent, language) => {
    const understood = nlu.understander.understand(text);
    expect(understood).toMatchObject({ intent, language, outOfScope: false });
    expect(understood.score).toBeLessThanOrEqual(1);
    expect(understood.alternatives.length).toBeLessThanOrEqual(3);
    expect(understood.alternatives.map((other) => other.intent)).not.toContain(intent);
  });

  it.each([
    '红烧肉怎么做',
    'best chocolate cake recipe',
    '12345',
    '！！！',
    '👍',
    '',
    'asdf qwer zxcv',
    'Привет, как погода',
  ])('knows that "%s" is out of scope', (text) => {
    expect(nlu.understander.understand(text)).toMatchObject({
      intent: null,
      outOfScope: true,
      unsure: false,
    });
  });

  it.each([
    ['好', 'zh-HK', 'zh-HK'],
    ['好', 'zh-TW', 'zh-HK'],
    ['好', undefined, 'zh-CN'],
    ['怎么办', 'zh-HK', 'zh-CN'],
    ['hello', 'zh-CN', 'en'],
    ['123', 'en-GB', 'en'],
    ['123', 'xx', 'zh-CN'],
  ])('reads "%s" with hint %s as %s', (text, hint, language) => {
    expect(nlu.understander.understand(text, hint).language).toBe(language);
  });

  it('raises signals and finds entities beside the intent', () => {
    const understood = nlu.understander.understand('昨天我的卡被偷了，尾号1234');
    expect(understood.signals).toEqual(['card-lost']);
    expect(understood.entities.map(({ type }) => type)).toEqual(['date', 'card-tail']);
    expect(understood.modelVersion).toBe(nlu.understander.version());
  });

  it('gives the same answer every time', () => {
    const first = nlu.understander.understand('raise the limit for transfers');
    nlu.understander.understand('怎么开户');
    expect(nlu.understander.understand('raise the limit for transfers')).toEqual(first);
  });

  it('takes any text', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }));
    const isSound = (text: string): boolean => {
      const { score, outOfScope, intent } = nlu.understander.understand(text);
      return score >= 0 && score <= 1 && outOfScope === (intent === null);
    };
    expect(fc.check(fc.property(texts, isSound))).toMatchObject({ failed: false });
  });

  it.each([
    ['lone surrogates', '\ud800'.repeat(3000)],
    ['control characters', '\u0000\u0007i lost my card\u001b'],
    ['one endless word', 'a'.repeat(1_000_000)],
    ['endless Han', '卡'.repeat(1_000_000)],
    ['NFKC growth', '\ufdfa'.repeat(5000)],
    ['almost a pattern, again and again', 'not my card lost i want to '.repeat(5000)],
    ['half phrases', '我的卡没有被'.repeat(5000)],
    ['digits', '1,'.repeat(100_000)],
    ['pinyin without end', 'zhuangxianganyuelv'.repeat(120)],
    ['pinyin of the length that is read', 'xianganyuelv'.repeat(8)],
    ['nothing but slips', 'acocunt tranfer lsot '.repeat(90)],
    ['slips of the length that is read', 'acocunt tranfer '.repeat(18)],
    ['characters of the same sound', '挂矢消护银航'.repeat(16)],
    ['thanks without end', `${'thanks '.repeat(42)}x.`],
    ['dates and amounts', '上个月15号3万2千元last friday '.repeat(80)],
    ['numbers to mask', '6222 0212 3456 7890 123 '.repeat(80)],
  ])('is done quickly with %s', (_, text) => {
    const spent = process.cpuUsage();
    for (let i = 0; i < 10; i++) nlu.understander.understand(text);
    expect(process.cpuUsage(spent).user / 10).toBeLessThan(100_000);
  });
});
