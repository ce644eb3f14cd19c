import type { DeskEvent } from '../../../src/contract/events';
import { startHouse, type TestHouse } from '../../fakes/http-house';
import { eventually } from '../../support/eventually';

let house: TestHouse;
afterEach(() => house.close());

const moved = (n: number, queue = 'cards'): DeskEvent => ({
  ...{ type: 'escalation', escalationId: `e${n}`, conversationId: 'c1', queue },
  ...{ state: 'waiting', owner: null },
});
const wrote = (owner: string | null): DeskEvent => ({
  ...{ type: 'message', escalationId: 'e1', conversationId: 'c1', seq: 1, author: 'customer', owner },
});

/** A reader of the stream, as a browser is one. */
async function listen(cookie: string, path = '/api/events', headers: Record<string, string> = {}) {
  const response = await fetch(`${house.url}${path}`, { headers: { cookie, ...headers } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: RegExp): Promise<string> => {
    while (!wanted.test(text)) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error(`ended before ${String(wanted)}: ${text}`);
      text += chunk.value;
    }
    return text;
  };
  const ended = async (): Promise<string> => {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return text;
      text += chunk.value;
    }
  };
  return { response, until, ended, close: async () => reader?.cancel() };
}

const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)\ndata/gm)].map((match) => Number(match[1]));

describe('GET /api/events', () => {
  test('goes on live from now', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    house.store.happen(moved(1));
    const stream = await listen(cookie);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('cache-control')).toBe('no-cache, no-transform');
    await stream.until(/retry: 2000/);
    house.publish(house.store.happen(moved(2)));
    const text = await stream.until(/e2/);
    expect(idsIn(text)).toEqual([2]);
    expect(text).toContain(`id: 2\ndata: ${JSON.stringify(moved(2))}\n\n`);
    await stream.close();
  });

  test.each([
    ['the header', '/api/events', { 'last-event-id': '250' }],
    ['the query', '/api/events?lastEventId=250', {}],
  ])('replays after %s, in batches, then goes on live', async (_name, path, headers) => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    for (let i = 1; i <= 600; i++) house.store.happen(moved(i));
    const stream = await listen(cookie, path, headers);
    await stream.until(/id: 600\n/);
    house.publish(house.store.happen(moved(601)));
    const ids = idsIn(await stream.until(/e601/));
    expect(ids).toEqual(Array.from({ length: 351 }, (_, i) => 251 + i));
    await stream.close();
  });

  test('fills gaps from the store, and leaves out repeats and late ones', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    const stream = await listen(cookie);
    await stream.until(/retry/);
    const [first, second, third] = [1, 2, 3].map((n) => house.store.happen(moved(n)));
    if (!first || !second || !third) throw new Error('three events were made');
    house.publish(third);
    house.publish(first);
    house.publish(second);
    house.publish(third);
    await stream.until(/e3/);
    house.publish(house.store.happen(moved(4)));
    expect(idsIn(await stream.until(/e4/))).toEqual([1, 2, 3, 4]);
    await stream.close();
  });

  test('reads by itself what no hint announced', async () => {
    house = await startHouse({ config: { AGENT_LEASE_SECONDS: 0.15 } });
    const { cookie } = await house.signIn('agent');
    const stream = await listen(cookie);
    await stream.until(/retry/);
    house.store.happen(moved(1));
    expect(idsIn(await stream.until(/e1/))).toEqual([1]);
    await stream.until(/: keep-alive\n\nevent: tick\ndata: \{\}\n/);
    await stream.close();
  });

  test('asks to read anew when events are missing', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    for (let i = 1; i <= 9; i++) house.store.happen(moved(i));
    house.store.history.splice(0, 5);
    const pruned = await listen(cookie, '/api/events?lastEventId=2');
    expect(await pruned.until(/e9/)).toMatch(/event: reset\ndata: \{\}\n\nid: 6\n/);
    const ahead = await listen(cookie, '/api/events?lastEventId=99');
    await ahead.until(/event: reset/);
    house.publish(house.store.happen(moved(10)));
    await ahead.until(/id: 10\n/);
    await Promise.all([pruned.close(), ahead.close()]);
  });

  test('tells an agent nothing of messages in conversations of others, yet moves the id on', async () => {
    house = await startHouse({ config: { AGENT_LEASE_SECONDS: 0.15 } });
    const agent = await house.signIn('agent');
    const lead = await house.signIn('supervisor');
    const events = [wrote('somebody'), wrote('agent-1'), wrote(null), wrote('somebody')];
    for (const event of events) house.store.happen(event);
    const mine = await listen(agent.cookie, '/api/events?lastEventId=0');
    expect(idsIn(await mine.until(/keep-alive\nid: 4\n\n/))).toEqual([2, 3]);
    const all = await listen(lead.cookie, '/api/events?lastEventId=0');
    expect(idsIn(await all.until(/id: 4\n/))).toEqual([1, 2, 3, 4]);
    await Promise.all([mine.close(), all.close()]);
  });

  test('renews the lease as long as it is open, and ends when the session does', async () => {
    house = await startHouse({ config: { AGENT_LEASE_SECONDS: 0.09 } });
    const { cookie } = await house.signIn('agent');
    const stream = await listen(cookie);
    await stream.until(/(keep-alive[\s\S]*){3}/);
    expect(house.desk.alives.length).toBeGreaterThanOrEqual(3);
    await house.call('DELETE', '/api/session', { cookie });
    await stream.ended();
    expect(house.listeners()).toBe(0);
  });

  test('lets go of everything when the reader goes', async () => {
    house = await startHouse({ config: { AGENT_LEASE_SECONDS: 0.15 } });
    const { cookie } = await house.signIn('agent');
    const stream = await listen(cookie);
    await stream.until(/retry/);
    // Of the desk's events, and of who is typing.
    expect(house.listeners()).toBe(2);
    await stream.close();
    while (house.listeners() > 0) await new Promise(setImmediate);
    expect(house.listeners()).toBe(0);
  });

  test.each(['-1', 'abc', '1.5', '9'.repeat(30)])('refuses the event id %s', async (id) => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    const headers = { 'last-event-id': id };
    expect((await house.call('GET', '/api/events', { cookie, headers })).json['code']).toBe('BAD_REQUEST');
    expect((await house.call('GET', `/api/events?lastEventId=${id}`, { cookie })).status).toBe(400);
  });

  test('allows so many streams of one agent and no more', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen(cookie)));
    expect((await house.call('GET', '/api/events', { cookie })).status).toBe(429);
    await Promise.all(streams.map((stream) => stream.close()));
  });

  test('ends when the store fails, so that the reader connects again', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    const stream = await listen(cookie);
    await stream.until(/retry/);
    house.store.happen(moved(1));
    house.store.broken = true;
    house.publish({ id: 2, at: new Date(), event: moved(2) });
    await expect(stream.ended()).rejects.toThrow('terminated');
  });

  test('holds back for a reader who does not read', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    const long = 'x'.repeat(10_000);
    const { after } = house.store.events;
    let read = 0;
    house.store.events.after = (id, limit) => {
      read++;
      return after(id, limit);
    };
    for (let i = 1; i <= 5_000; i++) house.store.happen(moved(i, long));
    const stream = await listen(cookie, '/api/events?lastEventId=0');
    for (let i = 0; i < 200; i++) await new Promise(setImmediate);
    expect(read).toBeLessThan(50);
    await stream.close();
  });
});

describe('GET /api/events?watch', () => {
  const talk = (id: string): void => {
    house.store.talks.set(id, {
      ...{ id, channel: 'fake', customer: { id, name: '' }, locale: 'en', version: 1, cursor: 0 },
      ...{ state: { misses: 0 }, createdAt: new Date(0), updatedAt: new Date(0) },
    });
  };

  test("tells of new messages in the customer's conversations, and of no others", async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('supervisor');
    for (const id of ['c1', 'c2', 'c3']) talk(id);
    house.contacts.joined.set('c1', ['c1', 'c2']);
    const stream = await listen(cookie, '/api/events?watch=c1');
    await stream.until(/retry: 2000/);
    house.grew('c3', 1);
    house.grew('c2', 7);
    const text = await stream.until(/c2/);
    expect(text).toContain('event: log\ndata: {"conversationId":"c2","first":7}\n\n');
    expect(text).not.toContain('c3');
    expect(idsIn(text)).toEqual([]);
    await stream.close();
    await eventually(
      () => house.listeners(),
      (left) => left === 0,
    );
  });

  test('is for those who may read the conversation', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    talk('c1');
    expect((await house.call('GET', '/api/events?watch=c1', { cookie })).status).toBe(403);
    expect((await house.call('GET', '/api/events?watch=none', { cookie })).status).toBe(404);
    expect(house.listeners()).toBe(0);
  });
});
