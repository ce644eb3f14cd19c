import fc from 'fast-check';
import { viewOf } from '../../playground/platforms/wecom-kf/message-rules';
import { type Activity, imBack } from '../../src/contract/activity';
import { wecomKf } from '.';
import { adapt } from './adapt';
import { encode } from './encode';

function reply(change: Partial<Activity>): Activity {
  return {
    ...{
      type: 'message',
      channelId: 'wecom-kf',
      conversation: { id: 'c1' },
      from: { id: 'bot', name: 'bot' },
    },
    ...change,
  };
}

const menuOf = (titles: string[]) => ({ suggestedActions: { to: [], actions: titles.map(imBack) } });
const bytes = (text = '') => Buffer.byteLength(text);
const upload = () => Promise.resolve({ kind: 'media', msgtype: 'image', mediaId: 'm1' } as const);

async function messagesOf(activity: Activity): Promise<Record<string, unknown>[]> {
  const encoded = await Promise.all(adapt(activity).map((part) => encode(part, { upload })));
  return encoded.map((one) => (one.kind === 'message' ? one.message : { trouble: one.receipt.code }));
}

describe('adapt', () => {
  it('keeps the words above a menu short and loses none', () => {
    const text = '您可以在网点办理。'.repeat(60);
    const [before, last, ...more] = adapt(reply({ text, ...menuOf(['好']) }));
    expect(more).toEqual([]);
    expect(before?.suggestedActions).toBeUndefined();
    expect(`${before?.text ?? ''}${last?.text ?? ''}`).toBe(text);
    expect(bytes(last?.text)).toBeLessThanOrEqual(1024);
    expect(bytes(before?.text)).toBeLessThanOrEqual(2048);
  });

  it.each([
    ['eleven buttons', Array.from({ length: 11 }, (_, index) => `选项${index}`)],
    ['a title over 128 bytes', ['好', '很'.repeat(43)]],
    ['an empty title', ['好', '']],
  ])('writes numbered lines for %s', (_name, titles) => {
    const [part, ...more] = adapt(reply({ text: '请选', ...menuOf(titles) }));
    expect(more).toEqual([]);
    expect(part?.suggestedActions).toBeUndefined();
    expect(part?.text).toContain(`请选\n1. ${titles[0] ?? ''}`);
  });

  it('sends files after the words, each by itself, and foreign ones as lines', () => {
    const ours = { contentType: 'image/png', contentUrl: '/api/files/f1' };
    const foreign = { contentType: 'image/png', contentUrl: 'https://a.example/b.png', name: '图' };
    expect(adapt(reply({ text: '看', attachments: [ours, foreign, ours] }))).toMatchObject([
      { text: '看\n图: https://a.example/b.png' },
      { attachments: [ours] },
      { attachments: [ours] },
    ]);
  });

  it('sends nothing that is no message', () => {
    expect(adapt(reply({ type: 'typing' }))).toEqual([]);
    expect(adapt(reply({ type: 'event', name: 'handoff.initiate' }))).toEqual([]);
  });

  it('refuses a file that nobody could open', () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'cid:1' }];
    expect(() => adapt(reply({ attachments }))).toThrow(
      expect.objectContaining({ code: 'REPLY_NOT_DELIVERABLE' }) as Error,
    );
  });

  it('makes only what the vendor takes', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 1500 });
    const titles = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, titles, async (words, buttons) => {
        const messages = await messagesOf(reply({ text: words, ...menuOf(buttons) }));
        expect(messages.map(viewOf).filter((view) => typeof view === 'number')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('makes buttons that open an address of what has one', async () => {
    const actions = [{ type: 'openUrl', title: '网点', value: 'https://bank.example' }, imBack('好')];
    expect(await messagesOf(reply({ text: '?', suggestedActions: { to: [], actions } }))).toEqual([
      {
        msgtype: 'msgmenu',
        msgmenu: {
          head_content: '?',
          list: [
            { type: 'view', view: { url: 'https://bank.example', content: '网点' } },
            { type: 'click', click: { id: '好', content: '好' } },
          ],
        },
      },
    ]);
  });
});

describe('merge', () => {
  it('joins two texts, and a text with buttons as long as the words fit', () => {
    expect(wecomKf.merge?.(reply({ text: 'a' }), reply({ text: 'b', ...menuOf(['好']) }))).toMatchObject({
      text: 'a\n\nb',
      suggestedActions: { actions: [{ title: '好' }] },
    });
    const long = reply({ text: 'x'.repeat(1200) });
    expect(wecomKf.merge?.(long, reply({ text: 'b', ...menuOf(['好']) }))).toBeNull();
  });

  it("leaves the vendor's own forms and files alone", () => {
    const native = reply({ channelData: { wecomKf: { msgtype: 'text', text: { content: 'a' } } } });
    const file = reply({ attachments: [{ contentType: 'image/png', contentUrl: '/api/files/f1' }] });
    for (const other of [native, file]) {
      expect(wecomKf.merge?.(reply({ text: 'a' }), other)).toBeNull();
      expect(wecomKf.merge?.(other, reply({ text: 'a' }))).toBeNull();
    }
  });
});
