import type { MessageView, TimelineView } from '../../../src/contract/api';
import { withNewest, withOlder } from '../../../web/console/desk/timeline';

function message(conversationId: string, seq: number, second: number): MessageView {
  return {
    ...{ id: `${conversationId}|${String(seq)}`, conversationId, channel: 'fake', seq },
    at: new Date(second * 1000).toISOString(),
    ...{ author: 'customer', authorName: '', type: 'message', text: '', buttons: [], attachments: [] },
    ...{ delivery: null, code: null, segments: null },
  };
}

function page(messages: MessageView[], before: string | null, conversations = ['a', 'b']): TimelineView {
  const customer = { id: 'u', name: '' };
  return {
    ...{ id: 'a', channel: 'fake', customer, locale: 'en', escalation: null, messages, notes: [], before },
    conversations: conversations.map((id) => ({ id, channel: 'fake', customer })),
  };
}

const ids = ({ messages }: TimelineView): string[] => messages.map(({ id }) => id);

describe('the timeline on screen', () => {
  const first = page([message('a', 5, 50), message('b', 1, 60)], 'p1');

  it('keeps what was read before, in order and once', () => {
    const older = withOlder(first, page([message('a', 3, 30), message('a', 4, 40)], null));
    expect([ids(older), older.before]).toEqual([['a|3', 'a|4', 'a|5', 'b|1'], null]);
    const newest = withNewest(older, page([message('b', 1, 60), message('a', 6, 70)], 'p2'));
    expect([ids(newest), newest.before]).toEqual([['a|3', 'a|4', 'a|5', 'b|1', 'a|6'], null]);
  });

  it('shows a message as it is now', () => {
    const sent = { ...message('b', 1, 60), delivery: 'sent' } as const;
    const { messages } = withNewest(first, page([message('a', 5, 50), sent], 'p1'));
    expect(messages.map(({ delivery }) => delivery)).toEqual([null, 'sent']);
  });

  it('begins anew when more was said than one page holds', () => {
    const newest = page([message('a', 300, 900)], 'p3');
    expect(withNewest(first, newest)).toBe(newest);
  });

  it('begins anew when a conversation has joined or left', () => {
    const joined = page([message('a', 5, 50), message('c', 1, 55)], 'p3', ['a', 'b', 'c']);
    expect(withNewest(first, joined)).toBe(joined);
    const left = page([message('a', 5, 50)], null, ['a']);
    expect(withNewest(first, left)).toBe(left);
  });

  it("never turns a conversation's own order, whatever the clocks say", () => {
    const older = withOlder(first, page([message('a', 4, 55), message('b', 0, 52)], null));
    expect(ids(older)).toEqual(['b|0', 'a|4', 'a|5', 'b|1']);
  });
});
