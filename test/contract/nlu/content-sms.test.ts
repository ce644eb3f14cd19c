import { countSegments, encodingOf } from '../../../channels/sms/segments';
import { buildContent } from '../../../src/nlu/content/build-content';
import { formatFinding } from '../../../src/nlu/content/finding';
import { lint } from '../../../src/nlu/content/lint';
import { fitsSeries, outsideGsm, smsLength } from '../../../src/nlu/content/lint/sms-segments';
import { readSource } from '../../../src/nlu/content/read-source';
import { ContentFolder } from './content-folder';

const EN = 'answer: Please block your card in the app.';
const ZH = 'sms: 请立即挂失。';
const HK = 'answer: 請於設定更改上限。';
const quoted = (text: string): string => JSON.stringify(text);

describe('what SMS carries', () => {
  let folder: ContentFolder;
  beforeEach(() => {
    folder = new ContentFolder();
  });
  afterEach(() => folder.remove());

  async function findings(): Promise<string[]> {
    return lint(await readSource(folder.path)).map(formatFinding);
  }

  it.each([
    ['an English answer', 'en/all.yaml', EN, 'answer: ' + 'a'.repeat(306), []],
    [
      'a long English answer',
      'en/all.yaml',
      EN,
      'answer: ' + 'a'.repeat(307),
      [
        'en/all.yaml:3: card.lost takes more than 2 SMS with 307 GSM characters; write a shorter sms (long-sms)',
      ],
    ],
    ['a long answer with an sms', 'en/all.yaml', EN, `answer: ${'a'.repeat(900)}\n    sms: Block it.`, []],
    [
      'brackets, which cost two',
      'en/all.yaml',
      EN,
      'answer: ' + quoted('['.repeat(154)),
      [expect.stringMatching(/^en\/all\.yaml:3: .* 308 GSM characters/)],
    ],
    ['a Chinese sms', 'zh-CN/all.yaml', ZH, 'sms: ' + '卡'.repeat(134), []],
    [
      'a long Chinese sms',
      'zh-CN/all.yaml',
      ZH,
      'sms: ' + '卡'.repeat(135),
      [
        'zh-CN/all.yaml:3: card.lost takes more than 2 SMS with 135 UTF-16 units; write a shorter sms (long-sms)',
      ],
    ],
    [
      'an emoji on the border of two SMS',
      'zh-CN/all.yaml',
      ZH,
      `sms: ${'卡'.repeat(66)}😀${'卡'.repeat(66)}`,
      [expect.stringMatching(/134 UTF-16 units/)],
    ],
    [
      'a long override',
      'zh-HK/overrides.yaml',
      HK,
      'answer: ' + '額'.repeat(140),
      [expect.stringMatching(/^zh-HK\/overrides\.yaml:2: transfer\.limit .* 140 UTF-16 units/)],
    ],
    [
      'a curly quote and a long dash in an English sms',
      'en/all.yaml',
      EN,
      `${EN}\n    sms: It’s done – block it`,
      [
        'en/all.yaml:3: card.lost: sms of 20 characters holds "’" "–", which GSM-7 lacks, so SMS hold less than half (sms-alphabet)',
      ],
    ],
    ['a curly quote in an English answer', 'en/all.yaml', EN, 'answer: It’s done.', []],
  ])('judges %s', async (_, file, from, to, expected) => {
    folder.edit(file, from, to);
    await expect(findings()).resolves.toEqual(expected);
  });
});

describe('counting in the lint', () => {
  it('knows the alphabet of the SMS channel', () => {
    const all = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((char) => (outsideGsm(char).length === 0) !== (encodingOf(char) === 'GSM-7'))).toEqual(
      [],
    );
  });

  it.each([
    ['a', 300, 310],
    ['[', 140, 160],
    ['卡', 125, 140],
    ['😀', 60, 72],
    ['a[', 95, 110],
    ['卡😀', 40, 50],
  ])('agrees with the SMS channel about %s, repeated', (piece, from, to) => {
    for (let times = from; times <= to; times++) {
      const text = piece.repeat(times);
      expect([times, fitsSeries(text, 2)]).toEqual([times, countSegments(text) <= 2]);
    }
  });

  it('counts septets and UTF-16 units', () => {
    expect(smsLength('a[')).toEqual({ alphabet: 'GSM-7', units: 3 });
    expect(smsLength('卡😀')).toEqual({ alphabet: 'UCS-2', units: 3 });
  });
});

describe('sms of Hong Kong', () => {
  it.each([
    ['an override with an answer only', HK, undefined],
    ['an override with an sms', `${HK}\n    sms: 於設定更改。`, '於設定更改。'],
    ['an override with neither', 'buttons: []', '轉賬單筆5萬。'],
  ])('is right for %s', async (_, override, expected) => {
    const folder = new ContentFolder();
    folder.edit('zh-CN/all.yaml', 'answer: 请联系网点。', 'answer: 请联系网点。\n    sms: 转账单笔5万。');
    folder.edit('zh-HK/overrides.yaml', HK, override);
    const reply = buildContent(await readSource(folder.path)).reply('transfer.limit', 'zh-HK');
    folder.remove();
    expect(reply?.sms).toBe(expected);
  });
});
