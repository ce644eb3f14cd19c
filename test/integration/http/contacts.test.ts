import { timelineSchema, type TimelineView } from '../../../src/contract/api';
import { contactCardSchema } from '../../../src/contract/contact-api';
import type { LogEntry } from '../../../src/contract/log';
import { escalation } from '../../builders/escalation';
import { newInbound } from '../../builders/log-entry';
import { type Answer, startHouse, type TestHouse } from '../../fakes/http-house';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const REASON = { reason: 'told us' };

let house: TestHouse;
let agent: string;
let supervisor: string;

/** c1 is handled by the agent, c2 by another one, c3 waits. */
beforeEach(async () => {
  house = await startHouse();
  agent = (await house.signIn('agent')).cookie;
  supervisor = (await house.signIn('supervisor')).cookie;
  for (const id of ['c1', 'c2', 'c3', 'c4']) {
    house.store.talks.set(id, {
      ...{ id, channel: id === 'c2' ? 'sms' : 'fake', customer: { id: `u-${id}`, name: '' }, locale: 'en' },
      ...{ version: 1, cursor: 0, state: { misses: 0 }, createdAt: new Date(0), updatedAt: new Date(0) },
    });
  }
  house.store.desk.set('e1', escalation({ id: 'e1', state: 'active', owner: 'agent-1' }));
  const others = { id: 'e2', conversationId: 'c2', state: 'active', owner: 'somebody' } as const;
  house.store.desk.set('e2', escalation(others));
  house.store.desk.set('e3', escalation({ id: 'e3', conversationId: 'c3' }));
});
afterEach(() => house.close());

function get(path: string, cookie = agent): Promise<Answer> {
  return house.call('GET', path, { cookie });
}
function post(path: string, body: object, cookie = agent): Promise<Answer> {
  return house.call('POST', path, { cookie, body });
}

function write(conversationId: string, seq: number, second: number, change: Partial<LogEntry> = {}): void {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  const id = `${conversationId}|${String(seq).padStart(8, '0')}`;
  const entry = newInbound(conversationId, id, `${conversationId}.${String(seq)}`, at);
  house.store.entries.push({ ...entry, id, seq, ...change });
}

describe('the timeline', () => {
  const texts = ({ messages }: TimelineView): string[] => messages.map(({ text }) => text);
  const read = async (path = '/api/conversations/c1/timeline', cookie = agent): Promise<TimelineView> =>
    timelineSchema.parse((await get(path, cookie)).json);

  test('is every conversation of the customer in one, in order of time, each marked', async () => {
    house.contacts.joined.set('c1', ['c1', 'c2']);
    write('c1', 1, 1);
    write('c2', 1, 2, { channel: 'sms' });
    write('c1', 2, 3);
    const view = await read();
    expect(texts(view)).toEqual(['c1.1', 'c2.1', 'c1.2']);
    expect(view.messages.map(({ conversationId, channel }) => [conversationId, channel])).toEqual([
      ['c1', 'fake'],
      ['c2', 'sms'],
      ['c1', 'fake'],
    ]);
    expect(view.conversations.map(({ id, channel }) => [id, channel])).toEqual([
      ['c1', 'fake'],
      ['c2', 'sms'],
    ]);
    expect(view.before).toBeNull();
  });

  test("keeps each conversation's own order when clocks differ", async () => {
    house.contacts.joined.set('c1', ['c1', 'c2']);
    write('c1', 1, 5);
    write('c1', 2, 4);
    write('c2', 1, 3);
    const own = texts(await read()).filter((text) => text.startsWith('c1'));
    expect(own).toEqual(['c1.1', 'c1.2']);
  });

  test('is read page by page to its beginning, without a gap and without a repeat', async () => {
    house.contacts.joined.set('c1', ['c1', 'c2', 'c3']);
    for (let n = 1; n <= 230; n++) write('c1', n, n * 3);
    for (let n = 1; n <= 90; n++) write('c2', n, n * 7 + 1);
    write('c3', 1, 2);
    const pages: string[][] = [];
    let before: string | null = '';
    while (before !== null) {
      const page: TimelineView = await read(
        `/api/conversations/c1/timeline${before === '' ? '' : `?before=${encodeURIComponent(before)}`}`,
      );
      pages.unshift(texts(page));
      before = page.before;
      if (before !== null) write('c1', house.store.entries.length, 10_000);
    }
    const all = pages.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(321);
    expect(pages.map((page) => page.length)).toEqual([21, 100, 100, 100]);
    for (const id of ['c1', 'c2']) {
      const own = all.filter((text) => text.startsWith(id)).map((text) => Number(text.slice(3)));
      expect(own).toEqual(own.map((_, index) => index + 1));
    }
  });

  test.each([
    '',
    'x',
    'e30x',
    Buffer.from('{"c1":0}').toString('base64url'),
    Buffer.from('[1]').toString('base64url'),
  ])('a place that we did not give: %p', async (before) => {
    const { status } = await get(`/api/conversations/c1/timeline?before=${before}`);
    expect(status).toBe(400);
  });

  test('shows how far a message came, by the vendor where it said so', async () => {
    const delivery = { state: 'sent', attempts: 1, segments: 2 } as const;
    const receipt = { state: 'failed', rank: 2, code: '30005', at: new Date(0) } as const;
    write('c1', 1, 1, { direction: 'out', delivery });
    write('c1', 2, 2, { direction: 'out', delivery: { ...delivery, receipt } });
    write('c1', 3, 3, { direction: 'out', delivery: { state: 'parked', attempts: 1, code: '45015' } });
    const { messages } = await read();
    expect(messages.map(({ delivery: state, code, segments }) => [state, code, segments])).toEqual([
      ['sent', null, 2],
      ['failed', '30005', 2],
      ['parked', '45015', null],
    ]);
  });

  test('never shows where a code stands', async () => {
    const { activity } = newInbound('c1', 'k', 'Your code: {code}.');
    write('c1', 1, 1, { activity: { ...activity, channelData: { codeOf: 'v1' } } });
    write('c1', 2, 2, { activity });
    expect(texts(await read())).toEqual(['Your code: ••••••.', 'Your code: {code}.']);
  });

  test('belongs to whoever may read one conversation of it', async () => {
    house.contacts.joined.set('c1', ['c1', 'c2']);
    expect((await get('/api/conversations/c1/timeline')).status).toBe(200);
    expect((await get('/api/conversations/c2/timeline')).status).toBe(403);
    expect((await get('/api/conversations/c2/timeline', supervisor)).status).toBe(200);
    expect((await get('/api/conversations/none/timeline', supervisor)).status).toBe(404);
  });
});

describe('the contact card', () => {
  test('says who linked what, when, how and why', async () => {
    const { status, json } = await get('/api/conversations/c1/contact');
    expect(status).toBe(200);
    const card = contactCardSchema.parse(json);
    expect(card.identities[0]).toMatchObject({
      ...{
        kind: 'phone',
        proof: 'agent',
        reason: 'told us',
        by: { id: 'agent-1', displayName: 'The agent' },
      },
      sms: { allowed: true, by: { id: 'customer', displayName: '' }, how: 'sms-code' },
    });
    expect(card.verification).toMatchObject({ state: 'expired', triesLeft: 4 });
    expect(card.history[0]).toMatchObject({ what: 'link', by: { displayName: 'The agent' } });
  });

  const CHANGES: [path: string, body: object, verb: string, args: unknown[]][] = [
    ['contact/link', { conversationId: 'c3', ...REASON }, 'link', [{ conversationId: 'c3' }, 'told us']],
    ['contact/link', { phone: '13800138000', ...REASON }, 'link', [{ phone: '13800138000' }, 'told us']],
    ['contact/unlink', { key: 'fake:u1', ...REASON }, 'unlink', ['fake:u1', 'told us']],
    ['contact/sms', { key: 'sms:+1', allowed: false, ...REASON }, 'allowSms', ['sms:+1', false, 'told us']],
    ['phone', { phone: '13800138000' }, 'verify', ['13800138000', false]],
  ];

  test.each(CHANGES)('%s %j', async (path, body, verb, args) => {
    const { status, json } = await post(`/api/conversations/c1/${path}`, body);
    expect(status).toBe(200);
    expect(contactCardSchema.parse(json).id).toBe('k1');
    expect(house.contacts.calls).toEqual([{ verb, agent: 'agent-1', args: ['c1', ...args] }]);
  });

  test.each(CHANGES)("%s %j in another agent's conversation", async (path, body) => {
    expect((await post(`/api/conversations/c2/${path}`, body)).status).toBe(403);
    expect(house.contacts.calls).toEqual([]);
    expect((await post(`/api/conversations/c2/${path}`, body, supervisor)).status).toBe(200);
  });

  test.each(CHANGES)('%s %j tells why not', async (path, body) => {
    house.contacts.failWith = 'SMS_UNAVAILABLE';
    const { status, json } = await post(`/api/conversations/c1/${path}`, body);
    expect([status, json['code']]).toEqual([409, 'SMS_UNAVAILABLE']);
  });

  test.each([
    ['contact/link', REASON],
    ['contact/link', { phone: '13800138000' }],
    ['contact/link', { phone: '13800138000', reason: ' ' }],
    ['contact/link', { phone: '13800138000', conversationId: 'c3', ...REASON }],
    ['contact/unlink', REASON],
    ['contact/sms', { key: 'sms:+1', ...REASON }],
    ['phone', { phone: '1' }],
  ])('%s refuses %j', async (path, body) => {
    expect((await post(`/api/conversations/c1/${path}`, body)).status).toBe(400);
    expect(house.contacts.calls).toEqual([]);
  });

  test('a link is no way around the rights', async () => {
    const link = (body: object, cookie = agent): Promise<Answer> =>
      post('/api/conversations/c1/contact/link', { ...body, ...REASON }, cookie);
    house.contacts.phones.set('+8613800138000', ['c2']);
    expect((await link({ conversationId: 'c2' })).status).toBe(403);
    expect((await link({ phone: '+8613800138000' })).status).toBe(403);
    expect(house.contacts.calls).toEqual([]);
    expect((await link({ conversationId: 'c2' }, supervisor)).status).toBe(200);
    // One conversation of theirs may be read, so all may.
    house.contacts.phones.set('+8613800138000', ['c2', 'c3']);
    expect((await link({ phone: '+8613800138000' })).status).toBe(200);
    expect((await link({ phone: '+85261234567' })).status).toBe(200);
  });
});

describe('a file', () => {
  function keep(bytes: Buffer, contentType: string, name: string, conversationId = 'c1'): void {
    house.store.kept.set('f1', { id: 'f1', conversationId, name, contentType, bytes, at: new Date(0) });
  }
  const headers = ({ headers: all }: Answer): (string | null)[] =>
    ['content-type', 'content-disposition'].map((name) => all.get(name));

  test('a picture is shown, whatever it was called', async () => {
    keep(PNG, 'text/html', 'a b".png');
    const answer = await get('/api/files/f1');
    expect(headers(answer)).toEqual([
      'image/png',
      `inline; filename="a_b_.png"; filename*=UTF-8''a%20b%22.png`,
    ]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test.each([
    ['text/html', '<script>', 'text/html'],
    ['image/svg+xml', '<svg/>', 'image/svg+xml'],
    ['image/png', 'not a picture', 'image/png'],
    ['evil\r\nx: y', 'x', 'application/octet-stream'],
    ['', 'x', 'application/octet-stream'],
  ])('%p is saved, not opened', async (type, bytes, shown) => {
    keep(Buffer.from(bytes), type, '发票.pdf\r\n');
    const answer = await get('/api/files/f1');
    const name = `attachment; filename="__.pdf__"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf%0D%0A`;
    expect(headers(answer)).toEqual([shown, name]);
    expect(answer.text).toBe(bytes);
  });

  test('belongs to whoever may read one of the conversations', async () => {
    keep(PNG, 'image/png', 'a.png', 'c2');
    expect((await get('/api/files/f1')).status).toBe(403);
    expect((await get('/api/files/f1', supervisor)).status).toBe(200);
    house.contacts.joined.set('c2', ['c1', 'c2']);
    expect((await get('/api/files/f1')).status).toBe(200);
  });

  test('that has not been fetched yet', async () => {
    const { status, json } = await get('/api/files/f1');
    expect([status, json['code']]).toEqual([404, 'NOT_FOUND']);
  });
});
