import fc from 'fast-check';
import { type Activity, imBack } from '../../src/contract/activity';
import { adapt, merge, textWithLines, windowless } from './adapt';

const image = { contentType: 'image/png', contentUrl: '/api/files/f1', name: 'a.png' };
const pdf = { contentType: 'application/pdf', contentUrl: 'https://bank.example/a.pdf', name: '表格' };
const hero = {
  contentType: 'application/vnd.microsoft.card.hero',
  content: { title: '利率', buttons: [{ type: 'openUrl', title: '看', value: 'https://bank.example/r' }] },
};
const bytes = (activity: Activity) => Buffer.byteLength(textWithLines(activity));
const buttons = (...titles: string[]) => ({ suggestedActions: { to: [], actions: titles.map(imBack) } });

function message(more: Partial<Activity>): Activity {
  return {
    type: 'message',
    channelId: 'wechat',
    from: { id: 'bot', name: '' },
    conversation: { id: 'c' },
    ...more,
  };
}
const shapes = (activities: Activity[]) =>
  activities.map(({ text, attachments, suggestedActions }) =>
    attachments ? attachments[0]?.contentType : `${text ?? ''}${suggestedActions ? '+' : ''}`,
  );

describe('adapt', () => {
  it('gives each picture and article a message of its own, after the text', () => {
    expect(shapes(adapt(message({ text: '见图', attachments: [image, hero] })))).toEqual([
      '见图',
      'image/png',
      'application/vnd.microsoft.card.hero',
    ]);
  });

  it('keeps a text with buttons at the end', () => {
    expect(shapes(adapt(message({ text: '选', attachments: [image], ...buttons('a') })))).toEqual([
      'image/png',
      '选+',
    ]);
  });

  it('links what WeChat cannot show', () => {
    expect(shapes(adapt(message({ text: '见', attachments: [pdf, image] })))).toEqual([
      '见\n表格: https://bank.example/a.pdf',
      'image/png',
    ]);
  });

  it('shows the picture of a card that leads nowhere as a link, and refuses one without anything', () => {
    const card = (content: object) => message({ attachments: [{ ...hero, content }] });
    expect(shapes(adapt(card({ title: '利率', images: [{ url: 'https://bank.example/p.png' }] })))).toEqual([
      '利率: https://bank.example/p.png',
    ]);
    expect(() => adapt(card({ title: '利率' }))).toThrow(
      expect.objectContaining({ code: 'REPLY_NOT_DELIVERABLE' }) as Error,
    );
  });

  it('leaves a form of WeChat whole, and drops what nobody sees', () => {
    const template = { template_id: 't', data: { k: { value: 'v' } } };
    const form = message({ text: '已受理', channelData: { wechat: { template } } });
    expect(adapt(form)).toEqual([form]);
    expect(adapt(message({ type: 'event', name: 'handoff.status' }))).toEqual([]);
    expect(adapt(message({ text: '' }))).toEqual([]);
    expect(adapt({ ...message({}), type: 'typing' })).toHaveLength(1);
  });

  it('keeps every part within 2000 bytes with its numbered lines, and loses no word', () => {
    const texts = fc.string({ unit: fc.constantFrom('余', 'a', ' ', '。', '😀'), maxLength: 3000 });
    const titles = fc.array(fc.string({ unit: fc.constantFrom('余', 'b'), minLength: 1, maxLength: 200 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, titles, (text, list) => {
        const parts = adapt(message({ text, ...(list.length > 0 && buttons(...list)) }));
        expect(parts.filter((part) => bytes(part) > 2_000)).toEqual([]);
        const all = parts.map(textWithLines).join('');
        expect(all.startsWith(text)).toBe(true);
        expect(list.filter((title) => !all.includes(title.slice(-1)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('merge', () => {
  it('joins texts, the second with its buttons', () => {
    const merged = merge(message({ text: '一' }), message({ text: '二', ...buttons('a') }));
    expect(merged).toMatchObject({ text: '一\n\n二', ...buttons('a') });
  });

  it('counts the numbered lines', () => {
    const second = message({ text: 'b', ...buttons('c'.repeat(100)) });
    // 1 for "b", 2 between, 104 for the line and its number.
    expect(merge(message({ text: 'a'.repeat(1_893) }), second)).not.toBeNull();
    expect(merge(message({ text: 'a'.repeat(1_894) }), second)).toBeNull();
  });

  it.each([
    ['a picture', message({ attachments: [image] })],
    ['a form', message({ text: 'x', channelData: { wechat: { template: { template_id: 't', data: {} } } } })],
    ['typing', { ...message({}), type: 'typing' }],
  ])('leaves %s alone', (_name, other) => {
    expect(merge(message({ text: 'a' }), other)).toBeNull();
    expect(merge(other, message({ text: 'a' }))).toBeNull();
  });
});

describe('windowless', () => {
  const template = { template_id: 'T1', data: { k: { value: '已受理' } } };
  const miniprogrampage = { title: '网点', appid: 'wx1', pagepath: 'p', thumb_media_id: 'm' };

  it.each([
    ['a template', { channelData: { wechat: { template } } }, true],
    ['a template that cannot be read', { channelData: { wechat: { template: { data: {} } } } }, false],
    ['a page of a mini-program', { channelData: { wechat: { miniprogrampage } } }, false],
    ['a text', { text: 'hi' }, false],
  ])('%s', (_name, more, expected) => {
    expect(windowless(message(more))).toBe(expected);
  });
});
