import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from '../../../src/contract/activity';
import type { ConversationView, EscalationView, QueueView } from '../../../src/contract/api';
import { signIn } from '../../support/agent-client';
import { newCustomer, type Customer } from '../../support/direct-line';
import { eventually } from '../../support/eventually';
import { startServer, type RunningServer } from '../../support/server';

const PASSWORD = 'correct-horse-battery';

/** What a person or the bot said, without the customer's own words. */
async function answers(customer: Customer): Promise<string[]> {
  const all: Activity[] = await customer.activities();
  return all
    .filter(({ type, from }) => type === 'message' && from.role === 'bot')
    .map(({ text }) => text ?? '');
}

describe('the first start', () => {
  it('shows the password that it made, also when a start before it has failed', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-first-'));
    const start = (env: Record<string, string>): Promise<RunningServer> =>
      startServer({ dataDir, env: { ADMIN_PASSWORD: '', ...env } });
    await expect(start({ WECHAT_APP_ID: 'wx0123456789abcdef' })).rejects.toThrow('WECHAT_APP_SECRET');
    const server = await start({});
    try {
      const [, password = ''] = /as admin with the password (\S+)/u.exec(server.output()) ?? [];
      await signIn(server.url, 'admin', password);
    } finally {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('the built product, embedded', () => {
  let server: RunningServer;
  let dataDir: string;
  const start = (): Promise<RunningServer> => startServer({ dataDir, env: { ADMIN_PASSWORD: PASSWORD } });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'switchboard-spine-'));
    server = await start();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['zh-CN', '转账限额是多少', /手机银行默认单笔/u],
    ['zh-HK', '轉賬限額是多少', /手機銀行/u],
    ['en', 'transfer limit', /limit|per day|daily/iu],
  ])('answers in the language and script of the customer: %s', async (locale, question, answer) => {
    const customer = await newCustomer(server.url, locale);
    await customer.say(question);
    const [text] = await eventually(
      () => answers(customer),
      ({ length }) => length === 1,
    );
    expect(text).toMatch(answer);
  });

  it('greets who arrives, with buttons', async () => {
    const customer = await newCustomer(server.url, 'en');
    await customer.post({ type: 'event', name: 'webchat/join', locale: 'en' });
    const [greeting] = await eventually(
      () => customer.activities(),
      ({ length }) => length === 1,
    );
    expect(greeting?.suggestedActions?.actions.length).toBeGreaterThan(1);
  });

  it('who is not understood twice reaches a person; the whole talk survives a kill -9', async () => {
    const customer = await newCustomer(server.url, 'en');
    await customer.say('the weather on mars is purple');
    await customer.say('my pet dinosaur plays chess');
    await eventually(
      () => answers(customer),
      ({ length }) => length === 2,
    );

    const agent = await signIn(server.url, 'admin', PASSWORD);
    const queue = (await agent.call('GET', '/api/queue')).body as QueueView;
    expect(queue.waiting).toMatchObject([
      { conversationId: customer.conversationId, reason: 'not-understood' },
    ]);
    const claimed = await agent.call('POST', '/api/queue/claim');
    const { id } = claimed.body as EscalationView;
    expect(claimed).toMatchObject({
      status: 200,
      body: { state: 'active', owner: { displayName: 'Admin' } },
    });
    const talk = `/api/conversations/${customer.conversationId}`;
    await agent.call('POST', `${talk}/messages`, { text: 'How can I help?', clientId: 'x1' });
    await server.kill();

    server = await start();
    const back = await signIn(server.url, 'admin', PASSWORD);
    await back.call('POST', `${talk}/messages`, { text: 'How can I help?', clientId: 'x1' });
    await back.call('POST', `${talk}/messages`, { text: 'Are you there?' });
    const body = (await back.call('GET', talk)).body as ConversationView;
    const said = body.messages.filter(({ author }) => author === 'agent').map(({ text }) => text);
    expect(said).toEqual(['How can I help?', 'Are you there?']);
    expect(body.escalation?.state).toBe('active');

    const again = await newCustomer(server.url, 'en');
    expect(again.conversationId).not.toBe(customer.conversationId);
    const closed = await back.call('POST', `/api/escalations/${id}/close`, {
      disposition: 'resolved',
    });
    expect(closed.status).toBe(200);
  }, 60_000);

  it('events resume after the last one seen, without a gap', async () => {
    const customer = await newCustomer(server.url, 'zh-CN');
    const agent = await signIn(server.url, 'admin', PASSWORD);
    const { lastEventId } = (await agent.call('GET', '/api/queue')).body as QueueView;
    await customer.say('转人工');
    const [waiting] = await agent.events(lastEventId, 1);
    expect(waiting).toMatchObject({ id: lastEventId + 1, data: { type: 'escalation', state: 'waiting' } });
    await agent.call('POST', '/api/queue/claim');
    await customer.say('在吗');
    const next = await agent.events(lastEventId + 1, 2);
    expect(next.map(({ id }) => id)).toEqual([lastEventId + 2, lastEventId + 3]);
    expect(next.map(({ data }) => data.type)).toEqual(['escalation', 'message']);
  });

  it('a message sent again with the same id is the same message', async () => {
    const customer = await newCustomer(server.url, 'en');
    const ids = [await customer.say('transfer limit', 'same'), await customer.say('transfer limit', 'same')];
    expect(ids[0]).toBe(ids[1]);
    await eventually(
      () => answers(customer),
      ({ length }) => length === 1,
    );
    expect(await customer.activities()).toHaveLength(2);
  });

  it('stops when told to, and says nothing of customers in its log', async () => {
    const customer = await newCustomer(server.url, 'en');
    await customer.say('my number is 13800138000');
    expect(await server.stop()).toBe(0);
    expect(server.output()).not.toContain('13800138000');
    server = await start();
  }, 60_000);
});
