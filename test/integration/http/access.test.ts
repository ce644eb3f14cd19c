import { ROLES, type Role } from '../../../src/contract/agent';
import { ACCESS, type EndpointKey, rolesOf } from '../../../src/http/access';
import { type Answer, startHouse, type TestHouse } from '../../fakes/http-house';
import { escalation } from '../../builders/escalation';
import { botAnswers, customerSays } from '../../builders/log-entry';

let house: TestHouse;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await startHouse();
  for (const role of ROLES) cookies.set(role, (await house.signIn(role)).cookie);
  house.store.desk.set('e1', escalation());
  const { customer } = escalation();
  house.store.talks.set('c1', {
    ...{ id: 'c1', channel: 'fake', customer, locale: 'en', version: 1, cursor: 0, state: { misses: 0 } },
    ...{ createdAt: new Date(0), updatedAt: new Date(0) },
  });
  house.store.entries.push(customerSays('where is my card'), botAnswers());
  const file = { id: 'e1', conversationId: 'c1', name: 'a', contentType: 'text/plain' };
  house.store.kept.set('e1', { ...file, bytes: Buffer.from('a'), at: new Date(0) });
});
afterAll(() => house.close());

const CANNED = { scope: 'personal', locale: 'en', title: 'Hi', text: 'Hello' };

const BODIES: Partial<Record<EndpointKey, object>> = {
  'POST /api/session': { username: 'nobody', password: 'x' },
  'POST /api/callbacks/:id/calls': { result: 'reached', clientId: 'a' },
  'POST /api/escalations/:id/transfer': { queue: 'loans' },
  'POST /api/conversations/:id/messages': { text: 'hello' },
  'POST /api/conversations/:id/contact/link': { phone: '+8613800138000', reason: 'told us' },
  'POST /api/conversations/:id/contact/unlink': { key: 'fake:u1', reason: 'a mistake' },
  'POST /api/conversations/:id/contact/sms': { key: 'sms:+1', allowed: true, reason: 'said so' },
  'POST /api/conversations/:id/phone': { phone: '+8613800138000' },
  'POST /api/conversations/:id/notes': { text: 'called twice' },
  'POST /api/conversations/:id/draft': { text: 'hello' },
  'POST /api/conversations/:id/files': { name: 'a.png', data: 'YQ==' },
  'POST /api/text/convert': { texts: ['银行'], to: 'zh-HK' },
  'POST /api/canned': CANNED,
  'POST /api/canned/import': { csv: 'title' },
  'PUT /api/canned/:id': { ...CANNED, version: 1 },
  'PUT /api/sensitive-words/:locale': { words: ['risk-free'], version: 0 },
  'POST /api/conversations/:id/corrections': { messageId: 'c1|00000002', intent: 'card.lost' },
  'PUT /api/studio/intents/:id': { revision: null, topic: 'cards' },
  'POST /api/studio/intents/:id/questions': { locale: 'en', texts: ['where is it'] },
  'POST /api/studio/lint': { id: 'card.lost', revision: null, topic: 'cards' },
  'POST /api/studio/try': { text: 'hello' },
  'POST /api/studio/missed/state': { ids: ['m1'], state: 'done' },
  'POST /api/studio/reviews': { notes: 'Better' },
  'POST /api/studio/publications': { notes: 'Better', files: [{ path: 'queues.yaml', text: '' }] },
  'POST /api/studio/rollback': { to: 1, reason: 'It was better' },
};

const QUERIES: Partial<Record<EndpointKey, string>> = {
  'DELETE /api/studio/intents/:id': '?revision=x',
  'GET /api/history': '?from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z',
  'GET /api/conversations/:id/export': '?format=text',
};

async function call(
  key: EndpointKey,
  cookie: string | undefined,
): Promise<Pick<Answer, 'status'> & Partial<Answer>> {
  const [method = '', path = ''] = key.split(' ');
  const body = method === 'POST' || method === 'PUT' ? (BODIES[key] ?? {}) : undefined;
  const query = QUERIES[key] ?? '';
  const id = path.includes('conversations') ? 'c1' : 'e1';
  const url = `${path.replace(':id', id).replace(':locale', 'en').replace(':number', '1').replace(/:\w+/, 'x')}${query}`;
  const options = { ...(cookie === undefined ? {} : { cookie }), ...(body === undefined ? {} : { body }) };
  if (key !== 'GET /api/events') return house.call(method, url, options);
  const response = await fetch(`${house.url}${url}`, { headers: cookie === undefined ? {} : { cookie } });
  if (response.status !== 200)
    return { status: response.status, json: (await response.json()) as Answer['json'] };
  await response.body?.cancel();
  return { status: response.status };
}

const keys = Object.keys(ACCESS) as EndpointKey[];
const guarded = keys.filter((key) => rolesOf(key) !== null);
const matrix = guarded.flatMap((key) => ROLES.map((role) => [role, key] as const));

/** Not let in, or lost. Anything else says what is wrong with what was asked: rights are looked at before that. */
const NOT_LET_IN = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'SECOND_STEP',
  'SECOND_STEP_UNSET',
  'CROSS_ORIGIN',
  'METHOD_NOT_ALLOWED',
  'INTERNAL',
]);

describe('access', () => {
  test.each(matrix)('%s: %s', async (role, key) => {
    const { status, json } = await call(key, cookies.get(role));
    const said = json?.['code'];
    const code = status < 400 ? 'OK' : typeof said === 'string' ? said : 'INTERNAL';
    const allowed = rolesOf(key)?.includes(role) === true;
    expect(allowed ? !NOT_LET_IN.has(code) : code).toBe(allowed ? true : 'FORBIDDEN');
  });

  test.each(guarded)('nobody: %s', async (key) => {
    expect((await call(key, undefined)).status).toBe(401);
    expect((await call(key, `switchboard_session=${'A'.repeat(43)}`)).status).toBe(401);
    expect((await call(key, 'switchboard_session=; other=1')).status).toBe(401);
  });

  test('is what is documented', async () => {
    const { json } = await house.call('GET', '/api/openapi.json');
    const documented = Object.entries(json['paths'] as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(documented.sort()).toEqual([...keys].sort());
  });
});

describe('cross-site requests', () => {
  const send = (headers: Record<string, string>) =>
    house.call('POST', '/api/queue/claim', { cookie: cookies.get('agent') ?? '', body: {}, headers });

  test.each([
    ['same origin by fetch metadata', { 'sec-fetch-site': 'same-origin' }, 200],
    ['typed by the user', { 'sec-fetch-site': 'none' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['no browser', {}, 200],
  ])('%s', async (_name, headers, status) => {
    const answer = await send(headers);
    expect(answer.status).toBe(status);
    expect([undefined, 'CROSS_ORIGIN']).toContain(answer.json['code']);
  });

  test('our own origin', async () => {
    expect((await send({ origin: house.url })).status).toBe(200);
    expect((await send({ origin: house.url.replace('http:', 'https:') })).status).toBe(403);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('does not read %s', async (type) => {
    const answer = await send({ 'content-type': type });
    expect([answer.status, answer.json['code']]).toEqual([415, 'UNSUPPORTED_MEDIA']);
  });

  test('guards signing in and out as well', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const body = { username: 'agent', password: 'x' };
    expect((await house.call('POST', '/api/session', { body, headers })).status).toBe(403);
    expect((await house.call('DELETE', '/api/session', { headers })).status).toBe(403);
  });
});
