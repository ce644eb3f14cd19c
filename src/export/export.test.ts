import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfText } from '../../test/support/pdf-text';
import type { Transcript, TranscriptLine } from '../contract/export';
import { createExporter } from './index';
import { findFont, USUAL_PLACES } from './font';

const CARD = '6222021234567890128';

function line(text: string, change: Partial<TranscriptLine> = {}): TranscriptLine {
  const at = new Date('2026-01-02T03:04:05Z');
  return { at, author: 'customer', name: '李雷', channel: 'wechat', text, attachments: [], ...change };
}

function transcript(change: Partial<Transcript> = {}): Transcript {
  return {
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    customer: { id: 'openid-1', name: '李雷' },
    channels: ['wechat'],
    desk: { queue: '信用卡', owner: '王芳', disposition: 'resolved', rating: 5 },
    by: '主管',
    at: new Date('2026-01-05T00:00:00Z'),
    lines: [
      line('您好，我想查询年费'),
      line('今天免年费。', { author: 'agent', name: '王芳', at: new Date('2026-01-02T16:00:30Z') }),
    ],
    cut: false,
    ...change,
  };
}

const write = createExporter({ pdfFont: undefined });
const text = async (change: Partial<Transcript> = {}): Promise<string> =>
  (await write.write('text', transcript(change))).toString('utf8');

describe('transcript as text', () => {
  it('tells who, when in the time zone, and what, under a heading per day', async () => {
    expect(await text()).toBe(
      [
        '会话记录\n',
        '客户：李雷 (openid-1)\n渠道：微信\n时间范围：2026-01-02 11:04:05 – 2026-01-03 00:00:30\n消息数：2',
        '队列：信用卡\n客服：王芳\n处理结果：已解决\n评价：5 分（满分 5 分）',
        '导出人：主管\n导出时间：2026-01-05 08:00:00\n',
        '时间均按 Asia/Shanghai\n证件号、卡号、手机号和验证码已脱敏。\n',
        '──── 2026年1月2日星期五 ────\n',
        '[11:04:05] 客户 李雷 · 微信\n    您好，我想查询年费\n',
        '──── 2026年1月3日星期六 ────\n',
        '[00:00:30] 客服 王芳 · 微信\n    今天免年费。\n',
      ].join('\n'),
    );
  });

  it('speaks the reader’s language and time', async () => {
    const english = await text({ locale: 'en', timeZone: 'Europe/London', cut: true });
    expect(english).toContain('Customer: 李雷 (openid-1)');
    expect(english).toContain('Rating: 5 of 5');
    expect(english).toContain(
      '──── Friday 2 January 2026 ────'.replace('Friday 2 January', 'Friday, January 2,'),
    );
    expect(english).toContain('[03:04:05] Customer 李雷 · WeChat');
    expect(english).toContain('Earlier messages are left out.');
    expect(await text({ locale: 'zh-HK', lines: [] })).toContain('沒有訊息。');
  });

  it('masks texts, names, ids and names of files, and drops control characters', async () => {
    const said = await text({
      customer: { id: '+8613800138000', name: '13800138000' },
      lines: [line(`卡\u0000号${CARD}\u2028好`, { name: '13800138000', attachments: [`${CARD}.jpg`] })],
    });
    expect(said).not.toMatch(/13800138000|62220212345/u);
    expect(said).toContain('138****8000');
    expect(said).toContain('***0128好');
    expect(said).toContain('附件：');
  });
});

const withFont = USUAL_PLACES.some((path) => existsSync(path));
if (!withFont) {
  process.stderr.write(
    '\n*** PDF TESTS SKIPPED: no Chinese font. Install it: apt-get install fonts-noto-cjk ***\n\n',
  );
}
(withFont ? describe : describe.skip)('transcript as PDF', () => {
  it('can be read back, Chinese included, with a header and numbered pages', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => line(`第${String(i)}句：转账免手续费 Hello`));
    const pdf = await write.write('pdf', transcript({ lines }));
    const pages = pdfText(pdf);

    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('会话记录');
    expect(pages[0]).toContain('李雷 (openid-1)');
    expect(pages[0]).toContain('第0句：转账免手续费 Hello');
    expect(pages.at(-1)).toContain('第59句：转账免手续费 Hello');
    expect(pages.map((page) => /第 \d 页，共 \d 页/u.exec(page)?.[0])).toEqual(
      pages.map((_, index) => `第 ${String(index + 1)} 页，共 ${String(pages.length)} 页`),
    );
    expect(pdf.length).toBeLessThan(150_000);
  });

  it('masks, and shows a box for what the font does not have', async () => {
    const lines = [line(`我的卡${CARD} 👩‍👧 谢谢😀`), line('x'.repeat(400))];
    const all = pdfText(await write.write('pdf', transcript({ lines }))).join('\n');
    expect(all).not.toContain('62220212345');
    expect(all).toContain('0128 □□ 谢谢□');
    expect(all).not.toContain('\ufffd');
  });

  it('is made in Hong Kong’s characters for Hong Kong', async () => {
    expect((await findFont(undefined, 'zh-HK')).face).toBe('NotoSansCJKhk-Regular');
    const pdf = await write.write('pdf', transcript({ locale: 'zh-HK' }));
    expect(pdf.toString('latin1')).toContain('NotoSansCJKhk-Regular');
  });

  it('says what to do where there is no font, or one that is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-font-'));
    const none = createExporter({ pdfFont: join(folder, 'none.ttf') });
    const broken = createExporter({ pdfFont: __filename });
    await expect(none.write('pdf', transcript())).rejects.toMatchObject({ code: 'PDF_FONT_MISSING' });
    await expect(broken.write('pdf', transcript())).rejects.toMatchObject({ code: 'PDF_FONT_MISSING' });
    await rm(folder, { recursive: true });
  });

  it('makes one at a time, and refuses when too many wait', async () => {
    const exporter = createExporter({ pdfFont: undefined });
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => exporter.write('pdf', transcript({ lines: [] }))),
    );
    const refused = all.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []));
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'OVERLOADED', retryAfter: 5 });
    await expect(exporter.write('pdf', transcript({ lines: [] }))).resolves.toBeInstanceOf(Buffer);
  });
});
