import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContent } from '../../../src/nlu/content/build-content';
import { toHongKong } from '../../../src/nlu/content/hong-kong';
import { hashOf, parseContent } from '../../../src/nlu/content/parse-content';
import { readFolder, readSource } from '../../../src/nlu/content/read-source';
import { strangers } from '../../../src/nlu/content/training-rows';
import { schemaFiles, schemaLine } from '../../../src/nlu/content/schema-files';
import { kindOf } from '../../../src/nlu/content/file-kinds';
import { ContentFolder, FIXTURES } from './content-folder';

const INTENTS = join(__dirname, '../../../intents');
const RICH = `answer: 请联系网点，限额{amount}。
    channels:
      wechat: 请打开小程序。
    buttons: [ 营业时间 ]
    links:
      - { title: 转账说明, url: https://bank.example/limits, expires: 2030-01-31 }
    variants:
      - if: { closed: cards, tier: [ gold ] }
        answer: 现在休息。
        sms: 休息。
        buttons: []
        escalate: { queue: cards, priority: high, when: instead }
    slots:
      - { name: amount, type: amount, ask: 多少钱？, retry: 请写数字。, tries: 3 }
      - name: plan
        type: choice
        options: [ 日限额, 月限额 ]
        ask: 哪一种？
        retry: 请选一种。
    followUps: [ branch.hours ]`;
const HOURS = `hours:
  office:
    timeZone: Asia/Shanghai
    week: { mon: [ 09:00-12:00, 13:30-18:00 ] }
    special: { 2027-02-08: [], 2027-02-20: [ 10:00-24:00 ] }
queues:
  - { id: general, title: { zh-CN: 综合, zh-HK: 綜合, en: General } }
  - { id: cards, title: { zh-CN: 银行卡, zh-HK: 銀行卡, en: Cards }, hours: office }
`;

describe('the format of the content', () => {
  let folder: ContentFolder;
  beforeEach(() => {
    folder = new ContentFolder();
    folder.edit('zh-CN/all.yaml', 'answer: 请联系网点。', RICH);
    folder.write('queues.yaml', HOURS);
  });
  afterEach(() => folder.remove());

  it('gives variants, links, slots, follow-ups and channels to the answer', async () => {
    const content = buildContent(await readSource(folder.path));
    expect(content.reply('transfer.limit', 'zh-CN')).toEqual({
      text: '请联系网点，限额{amount}。',
      channels: { wechat: '请打开小程序。' },
      buttons: ['营业时间'],
      links: [{ title: '转账说明', url: 'https://bank.example/limits', expires: '2030-01-31' }],
      variants: [
        {
          if: { closed: 'cards', tier: ['gold'] },
          wording: { text: '现在休息。', sms: '休息。' },
          buttons: [],
          escalate: { queue: 'cards', priority: 'high', when: 'instead' },
        },
      ],
      slots: [
        { name: 'amount', type: 'amount', ask: '多少钱？', retry: '请写数字。', tries: 3 },
        {
          name: 'plan',
          type: 'choice',
          options: ['日限额', '月限额'],
          ask: '哪一种？',
          retry: '请选一种。',
          tries: 2,
        },
      ],
      followUps: ['branch.hours'],
    });
    expect(Object.keys(content.reply('branch.hours', 'zh-CN') ?? {})).toEqual(['text', 'buttons']);
  });

  it('converts all of it for Hong Kong, but for the variants of an answer that Hong Kong has of its own', async () => {
    folder.write('zh-HK/overrides.yaml', 'overrides:\n  - { id: card.lost, title: 報失 }\n');
    expect(buildContent(await readSource(folder.path)).reply('transfer.limit', 'zh-HK')).toMatchObject({
      channels: { wechat: '請打開小程序。' },
      links: [{ title: '轉賬說明', url: 'https://bank.example/limits' }],
      variants: [{ wording: { text: '現在休息。', sms: '休息。' } }],
      slots: [{ ask: '多少錢？' }, { options: ['日限額', '月限額'], ask: '哪一種？', retry: '請選一種。' }],
      followUps: ['branch.hours'],
    });
    folder.write('zh-HK/overrides.yaml', 'overrides:\n  - { id: transfer.limit, answer: 另有安排。 }\n');
    const own = buildContent(await readSource(folder.path)).reply('transfer.limit', 'zh-HK');
    expect(own).toMatchObject({ text: '另有安排。', links: [{ title: '轉賬說明' }] });
    expect(own).not.toHaveProperty('variants');
    expect(own).not.toHaveProperty('channels');
  });

  it('knows the business hours of a queue; days that are left out are closed', async () => {
    const content = buildContent(await readSource(folder.path));
    expect(content.hours('general')).toBeUndefined();
    expect(content.hours('cards')).toEqual({
      timeZone: 'Asia/Shanghai',
      week: { mon: ['09:00-12:00', '13:30-18:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      special: { '2027-02-08': [], '2027-02-20': ['10:00-24:00'] },
    });
  });

  it.each([
    ['a block that ends before it begins', '09:00-12:00', '12:00-09:00', /week\.mon\.0: must end after/],
    ['blocks that overlap', '13:30-18:00', '11:00-18:00', /week\.mon: must be in order/],
    ['an hour that is none', '09:00-12:00', '9-12', /week\.mon\.0: must be like 09:00-17:30/],
    ['a time zone that is none', 'Asia/Shanghai', 'Mars/Base', /timeZone: must be a time zone/],
    ['a day that is none', '2027-02-08', '2027-02-30', /special\.2027-02-30: /],
  ])('tells of %s with its line', async (_, from, to, expected) => {
    folder.edit('queues.yaml', from, to);
    const [finding] = (await readSource(folder.path)).findings;
    expect(finding).toMatchObject({
      file: 'queues.yaml',
      rule: 'schema',
      message: expect.stringMatching(expected) as string,
    });
    expect(finding?.line).toBeGreaterThan(2);
  });

  it('learns strangers by language, each once', async () => {
    folder.write('zh-CN/none.yaml', 'none:\n  - 今天天气\n  - 今天天气！\n');
    folder.write('zh-HK/none.yaml', 'none:\n  - 邊度有好食\n');
    folder.write('en/none.yaml', 'none:\n  - Tell me a joke\n');
    const source = await readSource(folder.path);
    expect(strangers(source, 'en')).toEqual(['tell me a joke']);
    expect(strangers(source, 'zh')).toHaveLength(2);
    expect(source.findings).toEqual([]);
  });

  it('keeps the other intents when one is wrong, and tells where it is', async () => {
    folder.edit('zh-CN/all.yaml', 'ask: 多少钱？', 'asks: 多少钱？');
    const source = await readSource(folder.path);
    const text = (await readFolder(folder.path)).find(({ path }) => path === 'zh-CN/all.yaml')?.text ?? '';
    const line = text.split('\n').findIndex((one) => one.includes('asks:')) + 1;
    expect(source.intents.get('zh-CN')?.map(({ id }) => id)).not.toContain('transfer.limit');
    expect(source.intents.get('zh-CN')).toHaveLength(5);
    expect(source.findings[0]).toMatchObject({ file: 'zh-CN/all.yaml', line });
  });

  it('is bounded: files that multiply, nest without end or are huge are told, not read', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
      'c: &c [*b,*b,*b,*b,*b,*b]',
    ]
      .concat('d: [*c,*c,*c,*c,*c,*c,*c]')
      .join('\n');
    for (const text of [bomb, '['.repeat(50_000), `topic: ${'x'.repeat(2_000_001)}`]) {
      const { findings } = parseContent([{ path: 'en/x.yaml', text }]);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings[0]).toMatchObject({ severity: 'error', file: 'en/x.yaml' });
    }
  });

  it('has one hash for one folder, in whatever order its files come', async () => {
    const files = await readFolder(FIXTURES);
    expect(hashOf([...files].reverse())).toBe((await readSource(FIXTURES)).hash);
    expect(hashOf(files.slice(1))).not.toBe(hashOf(files));
  });
});

describe('Hong Kong wording', () => {
  it.each([
    ['请到网点面签', '請到網點面簽'],
    ['请回复“恢复订阅”', '請回覆「恢復訂閱」'],
    ['账户已冲正', '賬戶已沖正'],
    ['税务说明请查阅，兑换外币请打热线', '稅務說明請查閱，兌換外幣請打熱線'],
    ['回复原状', '回復原狀'],
  ])('of %s is %s', (mainland, hongKong) => {
    expect(toHongKong(mainland)).toBe(hongKong);
  });
});

describe('JSON Schemas of the content files', () => {
  it('are the published ones, and every file names its own', async () => {
    for (const { path, text } of schemaFiles()) {
      expect([path, readFileSync(join(INTENTS, path), 'utf8')]).toEqual([path, text]);
    }
    for (const { path, text } of await readFolder(INTENTS)) {
      const kind = kindOf(path)?.name;
      expect([path, text.split('\n')[0]]).toEqual([path, kind && schemaLine(kind, path)]);
    }
  });
});
