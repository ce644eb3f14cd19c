import type { Agent } from '../../../src/contract/agent';
import { hashPassword } from '../../../src/http/passwords';
import { PASSWORD, startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
let admin: { agent: Agent; cookie: string };
beforeEach(async () => {
  house = await startHouse();
  admin = await house.signIn('admin');
});
afterEach(() => house.close());

const patch = (id: string, body: object, cookie = admin.cookie) =>
  house.call('PATCH', `/api/agents/${id}`, { cookie, body });
const noted = () => house.people.noted.entries.map(({ action, outcome }) => `${action} ${outcome}`);

describe('changing a user', () => {
  test('an administrator changes everything but the user name', async () => {
    const { agent } = await house.signIn('agent');
    const change = {
      ...{ displayName: 'Li Na', role: 'supervisor', team: 'Night', queues: ['loans'], skills: ['fx'] },
      ...{ languages: ['en'], regions: ['hk'], cap: 5 },
    };
    const { status, json } = await patch(agent.id, change);
    expect([status, json]).toMatchObject([200, change]);
    expect((await patch(agent.id, { username: 'other' })).status).toBe(400);
    expect((await patch('nobody', { cap: 3 })).status).toBe(404);
  });

  test('a supervisor changes what agents do, not who they are', async () => {
    const { agent } = await house.signIn('agent');
    const lead = await house.signIn('supervisor');
    const other = house.add('supervisor', { id: 'supervisor-2', username: 'lead2' });
    const byLead = (id: string, body: object) => patch(id, body, lead.cookie);
    expect((await byLead(agent.id, { queues: [], team: null, cap: 2, skills: ['fx'] })).status).toBe(200);
    for (const body of [{ role: 'admin' }, { disabled: true }, { displayName: 'X' }]) {
      expect((await byLead(agent.id, body)).status).toBe(403);
    }
    for (const id of [other.id, lead.agent.id, admin.agent.id]) {
      expect((await byLead(id, { cap: 9 })).status).toBe(403);
    }
  });

  test('nobody changes their own role or shuts themselves out', async () => {
    expect((await patch(admin.agent.id, { role: 'agent' })).status).toBe(403);
    expect((await patch(admin.agent.id, { disabled: true })).status).toBe(403);
    expect((await patch(admin.agent.id, { cap: 4, role: 'admin' })).status).toBe(200);
  });

  test('an administrator stays, even when two shut each other out at once', async () => {
    const second = house.add('admin', { id: 'admin-2', username: 'admin2' });
    const body = { username: 'admin2', password: PASSWORD };
    const answer = await house.call('POST', '/api/session', { body });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await Promise.all([
      patch(second.id, { disabled: true }),
      patch(admin.agent.id, { role: 'agent' }, cookie),
    ]);
    const left = (await house.store.agents.list()).filter(
      ({ role, disabled }) => role === 'admin' && !disabled,
    );
    expect(left.length).toBeGreaterThan(0);
  });

  test('who is shut out, or has another role, is signed out at once', async () => {
    const first = await house.signIn('agent');
    await patch(first.agent.id, { cap: 9 });
    expect((await house.call('GET', '/api/session', { cookie: first.cookie })).status).toBe(200);
    await patch(first.agent.id, { role: 'editor' });
    expect((await house.call('GET', '/api/session', { cookie: first.cookie })).status).toBe(401);
  });

  test('teams are counted by who is in them', async () => {
    house.add('agent', {
      id: 'a',
      username: 'a',
      team: 'Day',
      presence: { state: 'available', reason: null, since: new Date() },
    });
    house.add('agent', { id: 'b', username: 'b', team: 'Day' });
    house.add('agent', { id: 'c', username: 'c', team: 'Gone', disabled: true });
    const { json } = await house.call('GET', '/api/teams', { cookie: admin.cookie });
    expect(json).toEqual({ teams: [{ name: 'Day', agents: 2, available: 1 }] });
  });

  test('somebody without a password needs an identity provider', async () => {
    const body = { username: 'new', displayName: 'New' };
    expect((await house.call('POST', '/api/agents', { cookie: admin.cookie, body })).status).toBe(400);
  });
});

describe('passwords', () => {
  const own = (cookie: string, old: string, password: string) =>
    house.call('POST', '/api/account/password', { cookie, body: { old, password } });

  test('are changed with the old one, and end the other sessions', async () => {
    const first = await house.signIn('agent');
    const second = await house.signIn('agent');
    expect((await own(second.cookie, 'wrong', 'another-password')).status).toBe(401);
    expect((await own(second.cookie, PASSWORD, 'short')).status).toBe(400);
    expect((await own(second.cookie, PASSWORD, 'another-password')).status).toBe(204);
    expect((await house.call('GET', '/api/session', { cookie: first.cookie })).status).toBe(401);
    expect((await house.call('GET', '/api/session', { cookie: second.cookie })).status).toBe(200);
    const login = (password: string) =>
      house.call('POST', '/api/session', { body: { username: 'agent', password } });
    expect([(await login(PASSWORD)).status, (await login('another-password')).status]).toEqual([401, 201]);
  });

  test('guesses of the old one are counted', async () => {
    const { cookie } = await house.signIn('agent');
    for (let i = 0; i < 5; i++) await own(cookie, 'wrong', 'another-password');
    expect((await own(cookie, PASSWORD, 'another-password')).status).toBe(429);
  });

  test('are given anew by an administrator, who changes their own like everybody', async () => {
    const first = await house.signIn('agent');
    const reset = (id: string) =>
      house.call('POST', `/api/agents/${id}/password`, {
        cookie: admin.cookie,
        body: { password: 'given-by-admin' },
      });
    expect((await reset(first.agent.id)).status).toBe(204);
    expect((await house.call('GET', '/api/session', { cookie: first.cookie })).status).toBe(401);
    expect((await reset(admin.agent.id)).status).toBe(403);
    const entry = house.people.noted.entries.find(({ action }) => action === 'agent.password');
    expect(entry).toMatchObject({ actor: admin.agent.id, subject: first.agent.id, detail: {} });
    expect(JSON.stringify(house.people.noted.entries)).not.toContain('given-by-admin');
  });

  test('none fits where there is none', async () => {
    house.add('agent');
    await house.store.agents.setPassword('agent-1', '');
    for (const password of ['', 'x', await hashPassword('x')]) {
      const { status } = await house.call('POST', '/api/session', { body: { username: 'agent', password } });
      expect([400, 401]).toContain(status);
    }
  });
});

describe('sessions', () => {
  const list = async (cookie: string) =>
    (await house.call('GET', '/api/account/sessions', { cookie })).json['sessions'] as Record<
      string,
      unknown
    >[];

  test('say where one is signed in, masked, and which this one is', async () => {
    house.add('agent');
    const headers = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    };
    const body = { username: 'agent', password: PASSWORD };
    const answer = await house.call('POST', '/api/session', { body, headers });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await list(cookie)).toMatchObject([
      { device: 'Edge, Windows', address: '127.0.x.x', via: 'password', current: true },
    ]);
    house.clock.advance(120_000);
    await house.call('GET', '/api/session', { cookie });
    const [{ seenAt, createdAt } = {}] = await list(cookie);
    expect(Date.parse(String(seenAt)) - Date.parse(String(createdAt))).toBe(120_000);
  });

  test('are ended one by one or all others, by oneself and by administrators only', async () => {
    const first = await house.signIn('agent');
    const second = await house.signIn('agent');
    const third = await house.signIn('agent');
    const [oldest] = (await list(second.cookie)).map(({ id }) => String(id));
    const lead = await house.signIn('supervisor');
    const end = (path: string, cookie: string) => house.call('DELETE', path, { cookie });
    expect((await end(`/api/account/sessions/${oldest}`, lead.cookie)).status).toBe(404);
    expect((await end(`/api/agents/agent-1/sessions/${oldest}`, lead.cookie)).status).toBe(403);
    expect((await end(`/api/agents/${lead.agent.id}/sessions/${oldest}`, admin.cookie)).status).toBe(404);
    expect((await end(`/api/account/sessions/${oldest}`, second.cookie)).status).toBe(200);
    expect((await house.call('GET', '/api/session', { cookie: first.cookie })).status).toBe(401);
    expect((await end('/api/account/sessions', second.cookie)).json).toEqual({ revoked: 1 });
    expect((await house.call('GET', '/api/session', { cookie: third.cookie })).status).toBe(401);
    expect((await end('/api/agents/agent-1/sessions', admin.cookie)).json).toEqual({ revoked: 1 });
    expect((await house.call('GET', '/api/session', { cookie: second.cookie })).status).toBe(401);
  });

  test('that were ended have no event stream any more', async () => {
    await house.close();
    house = await startHouse({ config: { AGENT_LEASE_SECONDS: 0.3 } });
    admin = await house.signIn('admin');
    const { cookie, agent } = await house.signIn('agent');
    const stream = await fetch(`${house.url}/api/events`, { headers: { cookie } });
    const ended = (async () => {
      for await (const _ of stream.body ?? []);
    })();
    await house.call('DELETE', `/api/agents/${agent.id}/sessions`, { cookie: admin.cookie });
    await ended;
    expect((await fetch(`${house.url}/api/events`, { headers: { cookie } })).status).toBe(401);
  });
});

describe('privileged acts', () => {
  test('are noted before they are done, with who, to whom and what; failures and refusals too', async () => {
    const { agent, cookie } = await house.signIn('agent');
    house.people.noted.entries.length = 0;
    await patch(agent.id, { role: 'supervisor', team: null });
    await patch('nobody', { cap: 3 });
    await patch(agent.id, { cap: 'many' });
    await patch(agent.id, { cap: 3 }, cookie);
    expect(noted()).toEqual(['agent.change allowed', 'agent.change allowed', 'agent.change failed']);
    const [first, , failed] = house.people.noted.entries;
    expect(first).toMatchObject({
      actorName: 'admin',
      subject: agent.id,
      detail: { role: 'supervisor', team: '-' },
    });
    expect(failed?.detail).toEqual({ of: String((failed?.number ?? 0) - 1), code: 'NOT_FOUND' });
    const lead = await house.signIn('supervisor');
    await house.call('GET', '/api/audit', { cookie: lead.cookie });
    await house.call('POST', '/api/agents', { cookie: lead.cookie, body: {} });
    expect(noted().at(-1)).toBe('agent.create refused');
  });

  test('are not done when they cannot be noted; others go on', async () => {
    const { agent } = await house.signIn('agent');
    house.people.noted.full = true;
    const answer = await patch(agent.id, { role: 'admin' });
    expect([answer.status, answer.json['code']]).toEqual([503, 'STORE_UNAVAILABLE']);
    expect((await house.store.agents.get(agent.id))?.role).toBe('agent');
    const body = { username: 'agent', password: PASSWORD };
    const signIn = await house.call('POST', '/api/session', { body });
    expect([signIn.status, signIn.headers.getSetCookie()]).toEqual([503, []]);
    expect((await house.call('GET', '/api/agents', { cookie: admin.cookie })).status).toBe(200);
  });

  test('signing in and out is noted, and who failed, but no name that nobody has', async () => {
    house.people.noted.entries.length = 0;
    const { cookie } = await house.signIn('agent');
    await house.call('DELETE', '/api/session', { cookie });
    const login = (username: string) =>
      house.call('POST', '/api/session', { body: { username, password: 'wrong' } });
    await login('agent');
    await login('My-Secret-In-The-Wrong-Field');
    expect(noted()).toEqual([
      'session.open allowed',
      'session.close allowed',
      'session.open refused',
      'session.open refused',
    ]);
    expect(house.people.noted.entries[2]).toMatchObject({
      subject: 'agent-1',
      detail: { why: 'password', username: 'agent' },
    });
    expect(JSON.stringify(house.people.noted.entries)).not.toMatch(/secret-in/i);
  });

  test('are read in pages, taken away as CSV and verified by administrators', async () => {
    const { agent } = await house.signIn('agent');
    for (let i = 0; i < 5; i++) await patch(agent.id, { displayName: '=cmd()', cap: i + 1 });
    const read = async (query: string) =>
      (await house.call('GET', `/api/audit?${query}`, { cookie: admin.cookie })).json;
    const page = await read('action=agent.change&limit=3');
    expect((page['entries'] as unknown[]).length).toBe(3);
    const rest = await read(`action=agent.change&limit=3&before=${String(page['before'])}`);
    expect([(rest['entries'] as unknown[]).length, rest['before']]).toEqual([2, null]);
    expect((await read(`about=${agent.id}`))['entries']).toHaveLength(5);
    const csv = await house.call('GET', '/api/audit/export?action=agent.change', { cookie: admin.cookie });
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    expect(csv.text.trim().split('\n')).toHaveLength(6);
    expect(noted().at(-1)).toBe('export.audit allowed');
    const verdict = () => house.call('GET', '/api/audit/verify', { cookie: admin.cookie });
    expect((await verdict()).json).toMatchObject({ ok: true, broken: null });
    const third = house.people.noted.entries[2];
    if (third) house.people.noted.entries[2] = { ...third, actorName: 'somebody else' };
    expect((await verdict()).json).toMatchObject({ ok: false, broken: { number: 3, why: 'changed' } });
  });

  test('an erasure is noted by pseudonym, with a reason that names nobody', async () => {
    const erase = (body: object) => house.call('POST', '/api/erasure', { cookie: admin.cookie, body });
    expect((await erase({ conversationId: 'c1', reason: 'because Li said so' })).status).toBe(400);
    expect((await erase({ conversationId: 'c1', reason: 'request', reference: 'of Li Na' })).status).toBe(
      400,
    );
    expect((await erase({ conversationId: 'c1', key: 'sms:+1', reason: 'request' })).status).toBe(400);
    expect((await erase({ conversationId: 'c1', reason: 'request', reference: 'CASE-1' })).status).toBe(201);
    const entry = house.people.noted.entries.at(-1);
    expect(entry).toMatchObject({
      action: 'privacy.erase',
      detail: { reason: 'request', reference: 'CASE-1' },
    });
    expect(entry?.subject).toBe(house.people.audit.pseudonym('c1'));
    const found = await house.call('GET', '/api/audit?about=c1', { cookie: admin.cookie });
    expect(found.json['entries']).toHaveLength(1);
  });
});
