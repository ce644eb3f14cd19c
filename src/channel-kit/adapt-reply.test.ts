import { type Activity, imBack } from '../contract/activity';
import { adaptReply } from './adapt-reply';

const SMS = { text: { max: 20, unit: 'utf16' as const }, buttons: 0, images: false, typing: false };
const CHAT = { text: { max: 20, unit: 'utf16' as const }, buttons: 2, images: true, typing: true };
const image = { contentType: 'image/png', contentUrl: 'https://bot.example/a.png', name: 'a' };

function message(more: Partial<Activity>): Activity {
  return {
    type: 'message',
    channelId: 'x',
    from: { id: 'bot', name: '' },
    conversation: { id: 'c' },
    ...more,
  };
}

const buttons = (...titles: string[]) => ({ suggestedActions: { to: [], actions: titles.map(imBack) } });

describe('adaptReply', () => {
  it('leaves alone what the channel can carry', () => {
    const reply = message({ text: '请选择', ...buttons('查余额', '转人工'), attachments: [image] });
    expect(adaptReply(reply, CHAT)).toEqual([reply]);
  });

  it('turns buttons into numbered lines', () => {
    const [only] = adaptReply(message({ text: '请选择', ...buttons('查余额', '转人工') }), SMS);
    expect(only?.text).toBe('请选择\n1. 查余额\n2. 转人工');
    expect(only).not.toHaveProperty('suggestedActions');
  });

  it.each([
    ['their own numbers', ['5 好', '4 行', '1 差'], '5 好\n4 行\n1 差'],
    ['a number twice', ['1 year', '1 month'], '1. 1 year\n2. 1 month'],
    ['a number on some', ['5 好', '差'], '1. 5 好\n2. 差'],
    ['numbers of two digits', ['6 mo', '12 mo'], '1. 6 mo\n2. 12 mo'],
  ])('lets titles keep their numbers where each has its own: %s', (_, titles, lines) => {
    expect(adaptReply(message(buttons(...titles)), SMS)[0]?.text).toBe(lines);
  });

  it('numbers all buttons when there are too many', () => {
    expect(adaptReply(message(buttons('a', 'b', 'c')), CHAT)[0]?.text).toBe('1. a\n2. b\n3. c');
  });

  it('splits long text and keeps buttons and images with the last part', () => {
    const parts = adaptReply(message({ text: 'a'.repeat(30), ...buttons('ok'), attachments: [image] }), CHAT);
    expect(
      parts.map((part) => [part.text?.length, 'suggestedActions' in part, 'attachments' in part]),
    ).toEqual([
      [20, false, false],
      [10, true, true],
    ]);
  });

  it('names an image by its address where images cannot be shown', () => {
    const parts = adaptReply(message({ text: '见图', attachments: [image] }), SMS);
    expect(parts.map((part) => part.text).join('')).toBe('见图\na: https://bot.example/a.png');
  });

  it('refuses an attachment that it can neither show nor name', () => {
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: {} };
    expect(() => adaptReply(message({ attachments: [card] }), SMS)).toThrow(
      expect.objectContaining({ code: 'REPLY_NOT_DELIVERABLE' }) as Error,
    );
  });

  it('sends an image without words', () => {
    expect(adaptReply(message({ attachments: [image] }), CHAT)).toEqual([message({ attachments: [image] })]);
  });

  it('drops typing and empty messages, passes events', () => {
    expect(adaptReply(message({ type: 'typing' }), SMS)).toEqual([]);
    expect(adaptReply(message({ type: 'typing' }), CHAT)).toHaveLength(1);
    expect(adaptReply(message({ text: '' }), SMS)).toEqual([]);
    expect(adaptReply(message({ type: 'event', name: 'handoff.status' }), SMS)).toHaveLength(1);
  });
});
