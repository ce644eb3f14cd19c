import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

describeInBrowser('the console on a bad connection, and beside other agents', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function arrive(): Promise<DeskAgent> {
    const agent = new DeskAgent((await openPage(browser)).page);
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    return agent;
  }

  async function talk(words: string): Promise<{ agent: DeskAgent; customer: Customer }> {
    const agent = await arrive();
    const customer = new Customer((await openPage(browser)).page);
    await customer.open(server.url);
    await customer.say(words);
    await agent.waiting.filter({ hasText: words }).first().click();
    await agent.page.locator('.foot-note .primary').click();
    await agent.reply.waitFor();
    return { agent, customer };
  }

  it('says at once that it is offline, holds what is written, sends it once and shows what was missed', async () => {
    const { agent, customer } = await talk('转人工，断线试验');
    const context = agent.page.context();
    await context.setOffline(true);
    await agent.page.locator('.banner').waitFor({ timeout: 2000 });
    await agent.say('第一句');
    await agent.say('第二句');
    await agent.page.locator('.message.held').nth(1).waitFor();
    await customer.say('我还在，请讲');
    await customer.delivered('我还在，请讲');
    await shoot(agent.page, 'console-offline');

    let listed = 0;
    await agent.page.route('**/api/queue?*', (route) => {
      listed += 1;
      return route.continue();
    });
    await context.setOffline(false);
    await agent.page.locator('.banner').waitFor({ state: 'detached' });
    await agent.reads('我还在，请讲');
    await customer.hears('agent', '第二句');
    await agent.page.locator('.message.held').first().waitFor({ state: 'detached' });
    expect(await customer.texts('agent')).toEqual(['第一句', '第二句']);
    expect(listed).toBeLessThan(5);
    await agent.page.context().close();
  }, 60_000);

  it('keeps what was held over a reload', async () => {
    const { agent, customer } = await talk('转人工，重新载入');
    await agent.page.route('**/messages', (route) => route.abort());
    await agent.say('刷新前写的');
    await agent.page.locator('.message.held').waitFor();
    await agent.page.unroute('**/messages');
    await agent.page.reload();
    await customer.hears('agent', '刷新前写的');
    expect(await customer.texts('agent')).toEqual(['刷新前写的']);
    await agent.page.context().close();
  }, 60_000);

  it('takes up the stream where it was cut, without reading everything anew', async () => {
    const { agent, customer } = await talk('转人工，续传');
    const asked = agent.page.waitForRequest((request) =>
      /api\/events\?lastEventId=[1-9]/u.test(request.url()),
    );
    await agent.page.context().setOffline(true);
    await agent.page.locator('.banner').waitFor();
    await customer.say('断线时说的话');
    await customer.delivered('断线时说的话');
    await agent.page.context().setOffline(false);
    await asked;
    await agent.reads('断线时说的话');
    expect(await agent.page.locator('.message', { hasText: '断线时说的话' }).count()).toBe(1);
    await agent.page.context().close();
  }, 60_000);

  it('tells who took a conversation and why, and keeps the draft', async () => {
    const lead = await arrive();
    const password = 'long-enough-password';
    await lead.page.request.post(`${server.url}/api/agents`, {
      data: { username: 'qiu', password, displayName: '秋雨' },
      headers: { origin: server.url },
    });
    const agent = new DeskAgent((await openPage(browser)).page);
    await agent.signIn(server.url, password, 'qiu');
    await agent.atDesk();
    const customer = new Customer((await openPage(browser)).page);
    await customer.open(server.url);
    await customer.say('转人工，接手试验');
    await agent.waiting.filter({ hasText: '接手试验' }).click();
    await agent.page.locator('.foot-note .primary').click();
    await agent.reply.fill('写到一半的回复');

    await lead.page.locator('.row[data-group=others]', { hasText: '接手试验' }).click();
    const take = await lead.move('接手');
    await take.locator('textarea').fill('客户是重要投诉人');
    await take.locator('.primary').click();
    await lead.reply.waitFor();
    const loss = agent.page.locator('.loss', { hasText: '客户是重要投诉人' });
    await loss.waitFor();
    expect(await loss.textContent()).toContain('班长接手');
    await agent.page.locator('.kept-draft', { hasText: '写到一半的回复' }).waitFor();
    await shoot(agent.page, 'console-taken');
    await lead.page.locator('.row[data-group=mine]', { hasText: '接手试验' }).waitFor();
  }, 60_000);

  it('asks before somebody signs out with customers in hand, from any page, and gives them back', async () => {
    const { agent } = await talk('转人工，下班时');
    await agent.page.goto(`${server.url}/console/#/canned`);
    await agent.page.locator('.desk[hidden]').waitFor({ state: 'attached' });
    await agent.signOut();
    const dialog = agent.page.locator('dialog[open]');
    await dialog.locator('.held li').first().waitFor();
    await shoot(agent.page, 'console-sign-out');
    await dialog.locator('.primary').click();
    await agent.page.locator('.sign-in').waitFor();

    const next = await arrive();
    await next.waiting.filter({ hasText: '下班时' }).first().click();
    await next.page.locator('.history li', { hasText: '坐席已退出登录' }).waitFor();
    expect(await next.page.locator('.presence.is-offline').count()).toBe(1);
  }, 60_000);
});
