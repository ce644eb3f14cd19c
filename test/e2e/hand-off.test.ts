import type { Browser } from 'playwright-core';
import { eventually } from '../support/eventually';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

describeInBrowser('from the bot to a person and back', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function customerAndAgent(): Promise<{ customer: Customer; agent: DeskAgent; errors: string[] }> {
    const [theirs, ours] = await Promise.all([openPage(browser), openPage(browser)]);
    const agent = new DeskAgent(ours.page);
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    const customer = new Customer(theirs.page);
    await customer.open(server.url);
    return { customer, agent, errors: ours.errors };
  }

  it('is picked up, talked to, and closed; then the bot is back', async () => {
    const { customer, agent, errors } = await customerAndAgent();
    await customer.say('我要转人工');
    await agent.waiting.first().waitFor();
    await shoot(agent.page, 'console-queue');

    await agent.claimNext();
    await agent.reads('我要转人工');
    await customer.page.locator('.panel .line', { hasText: '人工服务' }).waitFor();
    await agent.say('您好，请问有什么可以帮您？');
    await customer.hears('agent', '请问有什么可以帮您');
    await customer.say('我想问房贷');
    await agent.reads('我想问房贷');
    await eventually(
      () => agent.page.locator('.message.sending, .message.failed').count(),
      (n) => n === 0,
    );
    await shoot(agent.page, 'console-active');

    await agent.close('已解答');
    await agent.wrapUp();
    await customer.page.locator('.panel .line', { hasText: '已结束' }).waitFor();

    const before = await customer.messages('bot').count();
    await customer.say('转账多久到账');
    await customer.messages('bot').nth(before).waitFor();
    expect(errors).toEqual([]);
  });

  it('can be given back and transferred, with the reason on record', async () => {
    const { customer, agent } = await customerAndAgent();
    await customer.say('转人工');
    await agent.waiting.first().click();
    await agent.page.locator('.foot-note .primary').click();
    await agent.reply.waitFor();

    const transfer = await agent.move('转接');
    await transfer.locator('select').selectOption({ index: 0 });
    await transfer.locator('[name=summary]').fill('客户想问房贷');
    await transfer.locator('[name=reason]').fill('属于另一业务');
    await transfer.locator('.primary').click();
    await agent.page.locator('.summary', { hasText: '客户想问房贷' }).waitFor();
    await agent.page.locator('.foot-note .primary').click();
    await agent.reply.waitFor();
    const release = await agent.move('退回队列');
    await release.locator('textarea').fill('换班');
    await release.locator('.primary').click();
    await agent.page.locator('.history li', { hasText: '换班' }).waitFor();

    const moves = await agent.page.locator('.history li b').allTextContents();
    expect(moves).toEqual(['退回队列', '接入', '转接', '接入', '进入队列']);
    await agent.claimNext();
    await agent.close();
    await agent.wrapUp();
  });

  it('marks a conversation unread while the agent is in another', async () => {
    const { customer, agent } = await customerAndAgent();
    const second = new Customer((await openPage(browser)).page);
    await second.open(server.url);
    await customer.say('转人工');
    await agent.waiting.first().waitFor();
    await agent.claimNext();
    await second.say('转人工');
    await agent.waiting.first().waitFor();
    await agent.claimNext();

    await customer.say('还在吗');
    await agent.page.locator('.row.is-unread .unread').waitFor();
    expect(await agent.page.title()).toMatch(/^\(1\)/u);
    await agent.page.locator('.row.is-unread').click();
    await agent.reads('还在吗');
    await agent.page.locator('.row.is-unread').waitFor({ state: 'detached' });
  });
});
