import type { Browser } from 'playwright-core';
import { signIn } from '../support/agent-client';
import { eventually } from '../support/eventually';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Colleague } from './life';
import { Visitor } from './visitor';

const WIDE = { viewport: { width: 1920, height: 1080 } };
const CHANNELS = ['webchat', 'wechat', 'sms'] as const;
type Phone = (typeof CHANNELS)[number];

describeInBrowser('the whole life of an escalation, on each channel', () => {
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;
  let li: Colleague;
  let wang: Colleague;
  let lead: Colleague;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ env: { AGENT_LEASE_SECONDS: '10', SWEEP_SECONDS: '1' } }),
      launchBrowser(),
    ]);
    visitor = new Visitor((await openPage(browser, WIDE)).page);
    await visitor.open(server.url);
    const admin = await signIn(server.url, 'admin', server.adminPassword);
    const join = (person: Parameters<typeof Colleague.join>[2]) => Colleague.join(server, admin, person);
    li = await join({ username: 'li', displayName: '李娜', queues: ['general'] });
    wang = await join({ username: 'wang', displayName: '王芳', queues: ['complaints'] });
    lead = await join({ username: 'chen', displayName: '陈主管', role: 'supervisor' });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const reads = (phone: Phone, words: string): Promise<void> =>
    phone === 'webchat' ? visitor.readsInChat(words) : visitor.reads(phone, words);
  let typing = Promise.resolve();
  /** Why one at a time: there is one keyboard, and Enter goes where the focus is. */
  const writes = (phone: Phone, words: string): Promise<void> => {
    typing = typing.then(() =>
      phone === 'webchat' ? visitor.writeInChat(words) : visitor.write(phone, words),
    );
    return typing;
  };

  /** Bot, offer, talk, transfer, a silent agent, a supervisor, rating. */
  async function live(phone: Phone): Promise<void> {
    const offered = await li.offered(phone);
    await li.does('accept', offered);
    await reads(phone, '客服李娜已接入');
    await li.says(offered, '您好，请问是哪一笔账单？');
    await reads(phone, '请问是哪一笔账单');
    await writes(phone, '上个月多扣了一笔钱');
    const summary = '客户称上月多扣一笔，要求投诉';
    await eventually(
      () => li.sees(offered),
      ({ awaitingSince }) => awaitingSince !== null,
    );
    await li.does('transfer', offered, { queue: 'complaints', reason: '投诉', summary });
    await reads(phone, '投诉处理');

    const passed = await wang.offered(phone);
    expect(passed).toMatchObject({ id: offered.id, summary });
    await wang.does('accept', passed);
    await reads(phone, '客服王芳已接入');
    // Whoever hears nothing asks; and WeChat lets five messages through for each of the customer's.
    await writes(phone, '还在吗');
    await eventually(
      () => lead.sees(passed),
      ({ awaitingSince }) => awaitingSince !== null,
    );
  }

  async function end(phone: Phone, id: string): Promise<void> {
    await eventually(
      () => lead.sees({ id }),
      ({ state }) => state === 'waiting',
      30_000,
    );
    await reads(phone, '暂时无法继续服务');
    const taken = await lead.does('take', { id }, { reason: '客户等了太久' });
    await reads(phone, '客服陈主管已接入');
    await lead.says(taken, '多扣的款项今天退还');
    await reads(phone, '多扣的款项今天退还');
    await writes(phone, '好的谢谢');
    await eventually(
      () => lead.sees({ id }),
      ({ awaitingSince }) => awaitingSince !== null,
    );
    await lead.does('close', { id }, { disposition: 'resolved' });
    await reads(phone, '为刚才的人工服务打分');
    await writes(phone, '2');
    await reads(phone, '哪里没有做好');
    await writes(phone, '等得太久了');
    const rated = await eventually(
      () => lead.sees({ id }),
      ({ rating }) => rating?.reason !== '' && rating?.reason !== undefined,
    );
    expect(rated.rating).toMatchObject({ score: 2, reason: '等得太久了' });
    expect(rated.state).toBe('wrapup');
    expect((await lead.does('wrap-up', { id }, { disposition: 'resolved', note: '已退款' })).state).toBe(
      'closed',
    );
    expect(rated.history.map(({ verb }) => verb)).toEqual([
      ...['enqueue', 'offer', 'accept', 'transfer', 'offer', 'accept', 'expire'],
      ...['take', 'end'],
    ]);
  }

  it('is served, passed on, lost, taken over, closed and rated on web chat, WeChat and by SMS', async () => {
    for (const phone of CHANNELS) {
      await writes(phone, '转人工');
      await reads(phone, '已为您转接人工客服');
    }
    await Promise.all([li.isThere(), wang.isThere()]);
    await Promise.all(CHANNELS.map(live));
    const { body } = await lead.client.call('GET', '/api/queue');
    const { active } = body as { active: { id: string; channel: Phone }[] };
    expect(active.map(({ channel }) => channel).sort()).toEqual([...CHANNELS].sort());
    // From here on nothing is heard of wang: the lease runs out.
    await Promise.all(active.map(({ channel, id }) => end(channel, id)));
    await shoot(visitor.page, 'whole-life');
  }, 120_000);
});
