import {
  agentListSchema,
  agentSchema,
  conversationSchema,
  escalationSchema,
  messageSchema,
  queueSchema,
} from '../../../src/contract/api';
import type { LogEntry } from '../../../src/contract/log';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(() => house.close());

function talk(id = 'c1') {
  house.store.talks.set(id, {
    ...{ id, channel: 'fake', customer: { id: 'u1', name: 'Li' }, locale: 'en', version: 1, cursor: 0 },
    ...{ state: { misses: 0 }, createdAt: new Date(0), updatedAt: new Date(0) },
  });
}

describe('GET /api/queue', () => {
  test('shows who waits and what is mine', async () => {
    const { cookie } = await house.signIn('agent', { queues: ['cards'] });
    const others = { state: 'active', owner: 'other', queue: 'cards' } as const;
    for (const one of [
      escalation({ id: 'w1', queue: 'cards' }),
      escalation({ id: 'w2', queue: 'loans' }),
      escalation({ id: 'a1', state: 'active', owner: 'agent-1', queue: 'loans' }),
      escalation({ id: 'a2', ...others }),
    ]) {
      house.store.desk.set(one.id, one);
    }
    house.store.happen({
      ...{ type: 'escalation', escalationId: 'w1', conversationId: 'c1', queue: 'cards' },
      ...{ state: 'waiting', owner: null },
    });
    const view = queueSchema.parse((await house.call('GET', '/api/queue', { cookie })).json);
    expect(view.waiting.map(({ id }) => id)).toEqual(['w1']);
    expect(view.active.map(({ id, owner }) => [id, owner?.displayName])).toEqual([['a1', 'The agent']]);
    expect(view.queues).toEqual([
      { id: 'cards', title: 'cards', waiting: 1, mode: 'pull', open: true, why: null, opensAt: null },
    ]);
    expect(view.lastEventId).toBe(1);
    const lead = await house.signIn('supervisor');
    const all = queueSchema.parse((await house.call('GET', '/api/queue?locale=zh-HK', lead)).json);
    expect(all.active.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(all.queues).toHaveLength(5);
    expect((await house.call('GET', '/api/queue?locale=fr', lead)).status).toBe(400);
  });
});

describe('verbs', () => {
  test.each([
    ['POST', '/api/queue/claim', { queues: ['cards'] }, 'claimNext', [['cards']]],
    ['POST', '/api/queue/claim', undefined, 'claimNext', [undefined]],
    ['POST', '/api/escalations/e7/claim', undefined, 'claim', ['e7']],
    ['POST', '/api/escalations/e7/release', { reason: 'lunch' }, 'release', ['e7', 'lunch']],
    ['POST', '/api/escalations/e7/release', undefined, 'release', ['e7', '']],
    ['POST', '/api/escalations/e7/transfer', { queue: 'loans' }, 'transfer', ['e7', 'loans', '']],
    ['POST', '/api/escalations/e7/close', {}, 'close', ['e7', 'resolved', '']],
    ['POST', '/api/escalations/e7/close', { disposition: 'other', note: 'x' }, 'close', ['e7', 'other', 'x']],
  ])('%s %s %j', async (method, path, body, verb, args) => {
    const { cookie } = await house.signIn('agent');
    const answer = await house.call(method, path, { cookie, ...(body ? { body } : {}) });
    expect(answer.status).toBe(200);
    escalationSchema.parse(answer.json);
    expect(house.desk.calls).toEqual([{ verb, agent: 'agent-1', args }]);
  });

  test.each([
    ['/api/queue/claim', 'QUEUE_EMPTY', 404],
    ['/api/queue/claim', 'AT_CAPACITY', 409],
    ['/api/escalations/e7/claim', 'ALREADY_CLAIMED', 409],
    ['/api/escalations/e7/close', 'NOT_OWNER', 409],
    ['/api/escalations/e7/release', 'NOT_FOUND', 404],
  ] as const)('%s passes %s on', async (path, code, status) => {
    const { cookie } = await house.signIn('agent');
    house.desk.failWith = code;
    const answer = await house.call('POST', path, { cookie });
    expect([answer.status, answer.json['code'], answer.json['detail']]).toEqual([
      status,
      code,
      `desk says ${code}`,
    ]);
  });

  test.each([
    ['/api/escalations/e7/transfer', {}, 'queue'],
    ['/api/escalations/e7/close', { disposition: 'gone' }, 'disposition'],
    ['/api/escalations/e7/release', { reason: 'x'.repeat(501) }, 'reason'],
    ['/api/conversations/c1/messages', { text: '  ' }, 'text'],
    ['/api/conversations/c1/messages', { text: 'x'.repeat(4_001) }, 'text'],
    ['/api/conversations/c1/messages', { text: 'x', clientId: 'x'.repeat(65) }, 'clientId'],
  ])('%s refuses %j', async (path, body, field) => {
    const { cookie } = await house.signIn('agent');
    const answer = await house.call('POST', path, { cookie, body });
    expect(answer.json).toMatchObject({ code: 'BAD_REQUEST', errors: [{ path: field }] });
    expect(house.desk.calls).toEqual([]);
  });
});

describe('conversations', () => {
  const past = { at: new Date(0), verb: 'close', from: 'active', to: 'closed', reason: '' } as const;

  test.each([
    ['waits', { state: 'waiting', owner: null }, 200],
    ['is mine', { state: 'active', owner: 'agent-1' }, 200],
    ['is somebody else’s', { state: 'active', owner: 'other' }, 403],
    ['was mine', { state: 'closed', owner: null, history: [{ ...past, by: 'agent-1' }] }, 200],
    ['was somebody else’s', { state: 'closed', owner: null, history: [{ ...past, by: 'other' }] }, 403],
  ] as const)('an agent and one that %s', async (_name, change, status) => {
    talk();
    const change_ = { ...change, history: 'history' in change ? [...change.history] : [] };
    house.store.desk.set('e1', escalation(change_));
    const agent = await house.signIn('agent');
    const lead = await house.signIn('supervisor');
    expect((await house.call('GET', '/api/conversations/c1', agent)).status).toBe(status);
    expect((await house.call('GET', '/api/escalations/e1', agent)).status).toBe(status);
    expect((await house.call('GET', '/api/conversations/c1', lead)).status).toBe(200);
  });

  test('are shown with their messages, whatever a customer’s activity holds', async () => {
    talk();
    const odd = {
      suggestedActions: {},
      attachments: [{ contentType: 'image/png', contentUrl: 'javascript:alert(1)', name: 7 }, null],
    };
    const said: LogEntry[] = [
      customerSays('hello'),
      customerSays('odd', odd as never, 2),
      customerSays('', { type: 'typing' }, 3),
      customerSays(
        'file',
        { attachments: [{ contentType: 'image/png', contentUrl: '/files/1', name: 'a' }] },
        4,
      ),
    ];
    house.store.entries.push(...said);
    const lead = await house.signIn('supervisor');
    const view = conversationSchema.parse((await house.call('GET', '/api/conversations/c1', lead)).json);
    expect(view.messages.map(({ seq }) => seq)).toEqual([1, 2, 4]);
    expect(view.messages[1]?.attachments).toEqual([{ name: '', contentType: 'image/png', url: '' }]);
    expect(view.messages[2]?.attachments[0]?.url).toBe('/files/1');
    const newer = await house.call('GET', '/api/conversations/c1?after=3', lead);
    expect(conversationSchema.parse(newer.json).messages.map(({ seq }) => seq)).toEqual([4]);
    expect((await house.call('GET', '/api/conversations/c1?after=x', lead)).status).toBe(400);
    expect((await house.call('GET', '/api/conversations/unknown', lead)).json['code']).toBe('NOT_FOUND');
    expect((await house.call('GET', '/api/escalations/unknown', lead)).json['code']).toBe('NOT_FOUND');
  });

  test('take an agent’s message', async () => {
    const { cookie } = await house.signIn('agent');
    const body = { text: ' 您好 ', clientId: 'k1' };
    const answer = await house.call('POST', '/api/conversations/c1/messages', { cookie, body });
    expect(answer.status).toBe(201);
    expect(messageSchema.parse(answer.json)).toMatchObject({
      text: '您好',
      author: 'agent',
      delivery: 'queued',
    });
    expect(house.desk.calls[0]?.args).toEqual(['c1', { text: '您好', clientId: 'k1', attachments: [] }]);
  });
});

describe('agents', () => {
  const body = { username: 'wang', password: '0123456789', displayName: 'Wang', role: 'supervisor' };

  test('are created with a hash, once, and listed without it', async () => {
    const { cookie } = await house.signIn('admin');
    const created = await house.call('POST', '/api/agents', { cookie, body });
    expect(created.status).toBe(201);
    expect(agentSchema.parse(created.json)).toMatchObject({ username: 'wang', role: 'supervisor', cap: 8 });
    expect([...house.store.people.values()].at(-1)?.passwordHash).toMatch(/^\$argon2id\$/);
    const again = await house.call('POST', '/api/agents', { cookie, body });
    expect([again.status, again.json['code']]).toEqual([409, 'CONFLICT']);
    const list = await house.call('GET', '/api/agents', { cookie });
    expect(agentListSchema.parse(list.json).agents).toHaveLength(2);
    expect(list.text).not.toContain('argon2');
  });

  test.each([
    ['username', { username: 'Wang Li' }],
    ['password', { password: 'short' }],
    ['displayName', { displayName: ' ' }],
    ['cap', { cap: 0 }],
    ['languages.0', { languages: ['fr'] }],
  ])('are refused for their %s', async (path, change) => {
    const { cookie } = await house.signIn('admin');
    const answer = await house.call('POST', '/api/agents', { cookie, body: { ...body, ...change } });
    expect(answer.json).toMatchObject({ code: 'BAD_REQUEST', errors: [{ path }] });
  });
});
