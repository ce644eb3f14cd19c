import { createHash } from 'node:crypto';
import { sessionSchema } from '../../../src/contract/api';
import { ensureAdmin } from '../../../src/http';
import { networkOf } from '../../../src/http/client-address';
import { PASSWORD, startHouse, type TestHouse } from '../../fakes/http-house';
import { fakeClock } from '../../fakes/clock';
import { fakeHttpStore } from '../../fakes/http-store';

let house: TestHouse;
afterEach(() => house.close());

const login = (username: string, password: string, headers: Record<string, string> = {}) =>
  house.call('POST', '/api/session', { body: { username, password }, headers });

describe('signing in', () => {
  test('gives an httpOnly, same-site cookie, of which only the hash is stored', async () => {
    house = await startHouse();
    house.add('agent');
    const answer = await login(' Agent ', PASSWORD);
    expect(answer.status).toBe(201);
    expect(sessionSchema.parse(answer.json).agent.username).toBe('agent');
    expect(answer.text).not.toMatch(/argon2|passwordHash/);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^switchboard_session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
    expect([...house.store.open.keys()]).toEqual([createHash('sha256').update(token).digest('hex')]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('marks the cookie secure where customers come by https', async () => {
    house = await startHouse({ config: { PUBLIC_URL: 'https://bot.example' } });
    house.add('agent');
    const answer = await login('agent', PASSWORD, { origin: 'https://bot.example' });
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  });

  test.each([
    ['a wrong password', 'agent', 'wrong'],
    ['an unknown user', 'nobody', PASSWORD],
    ['a disabled user', 'editor', PASSWORD],
  ])('refuses %s with the same words', async (_name, username, password) => {
    house = await startHouse();
    house.add('agent');
    house.add('editor', { disabled: true });
    const answer = await login(username, password);
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ code: 'BAD_CREDENTIALS', detail: 'User name or password is wrong.' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('takes as long for an unknown user as for a known one', async () => {
    house = await startHouse();
    const time = async (username: string) => {
      const began = performance.now();
      await login(username, 'wrong');
      return performance.now() - began;
    };
    await time('warm-up');
    expect(await time('nobody')).toBeGreaterThan(5);
  });

  test('is throttled per user and address, and a success clears the count', async () => {
    house = await startHouse();
    house.add('agent');
    for (let i = 0; i < 4; i++) expect((await login('agent', 'wrong')).status).toBe(401);
    expect((await login('agent', PASSWORD)).status).toBe(201);
    for (let i = 0; i < 5; i++) expect((await login('agent', 'wrong')).status).toBe(401);
    const answer = await login('agent', PASSWORD);
    expect([answer.status, answer.json['code']]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(600);
    house.add('admin');
    expect((await login('admin', PASSWORD)).status).toBe(201);
  });

  test('counts by the address that the trusted proxy saw, not by one that the client made up', async () => {
    house = await startHouse({ config: { TRUST_PROXY: 1 } });
    house.add('agent');
    const from = (chain: string) => login('agent', 'wrong', { 'x-forwarded-for': chain });
    for (let i = 0; i < 5; i++) expect((await from(`10.0.0.${i}, 203.0.113.7`)).status).toBe(401);
    expect((await from('1.2.3.4, 203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(401);
  });

  test('is throttled per address over many users', async () => {
    house = await startHouse({ config: { TRUST_PROXY: 1 } });
    const statuses = new Set<number>();
    for (let i = 0; i < 51; i++) {
      statuses.add((await login(`user${i}`, 'wrong', { 'x-forwarded-for': '198.51.100.1' })).status);
    }
    expect([...statuses]).toEqual([401, 429]);
  });
});

describe('a session', () => {
  test('shows who one is, and ends by signing out', async () => {
    house = await startHouse();
    const { cookie, agent } = await house.signIn('supervisor');
    const me = await house.call('GET', '/api/session', { cookie });
    expect(sessionSchema.parse(me.json).agent.id).toBe(agent.id);
    const out = await house.call('DELETE', '/api/session', { cookie });
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await house.call('GET', '/api/session', { cookie })).status).toBe(401);
    expect(house.store.open.size).toBe(0);
    expect((await house.call('DELETE', '/api/session')).status).toBe(204);
  });

  test('ends after its hours, and when the agent is disabled', async () => {
    house = await startHouse({ config: { SESSION_HOURS: 1 } });
    const first = await house.signIn('agent');
    house.clock.advance(3_600_001);
    expect((await house.call('GET', '/api/session', first)).status).toBe(401);
    const second = await house.signIn('agent');
    second.agent.disabled = true;
    expect((await house.call('GET', '/api/session', second)).status).toBe(401);
  });

  test('is replaced by signing in again', async () => {
    house = await startHouse();
    const { cookie } = await house.signIn('agent');
    await house.call('POST', '/api/session', { cookie, body: { username: 'agent', password: PASSWORD } });
    expect(house.store.open.size).toBe(1);
    expect((await house.call('GET', '/api/session', { cookie })).status).toBe(401);
  });

  test('counts as a sign of life, except for editors', async () => {
    house = await startHouse();
    const agent = await house.signIn('agent');
    const editor = await house.signIn('editor');
    await house.call('GET', '/api/session', agent);
    await house.call('GET', '/api/session', editor);
    expect(house.desk.alives).toEqual(['agent-1']);
  });
});

describe('ensureAdmin', () => {
  const deps = (count: number, created = true) => {
    const { agents } = fakeHttpStore();
    const create = jest.fn(() => Promise.resolve(created));
    return {
      create,
      given: {
        agents: { ...agents, create, count: () => Promise.resolve(count) },
        clock: fakeClock(),
        ids: { next: () => 'id' },
      },
    };
  };

  beforeEach(async () => {
    house = await startHouse();
  });

  test('makes the first user with a password of its own', async () => {
    const { given, create } = deps(0);
    const admin = await ensureAdmin(given);
    expect(admin).toMatchObject({ username: 'admin', generated: true });
    expect(admin?.password).toMatch(/^[\w-]{20}$/);
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({ username: 'admin', role: 'admin' }),
      expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    );
  });

  test('takes ADMIN_PASSWORD', async () => {
    expect(await ensureAdmin({ ...deps(0).given, password: 'chosen-by-me' })).toMatchObject({
      generated: false,
    });
  });

  test('does nothing when there are users, or another process was first', async () => {
    expect(await ensureAdmin(deps(3).given)).toBeNull();
    expect(await ensureAdmin(deps(0, false).given)).toBeNull();
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', async (ip, network) => {
  house = await startHouse();
  expect(networkOf(ip)).toBe(network);
});
