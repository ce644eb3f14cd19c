import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

describeInBrowser.each(['light', 'dark'] as const)('accessibility, %s', (colorScheme) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('names everything in the widget and keeps AA contrast', async () => {
    const { page } = await openPage(browser, { colorScheme });
    const customer = new Customer(page);
    await customer.open(server.url);
    await customer.say('网银密码忘了 https://bank.example/');
    await customer.messages('bot').nth(1).waitFor();

    expect(await nameless(page)).toEqual([]);
    expect(await lowContrast(page)).toEqual([]);
    const log = page.locator('.panel [role=log]');
    await page.locator('.panel [role=log][aria-live=polite]').waitFor();
    expect(await log.getAttribute('aria-label')).toBe('在线客服');
  });

  it('names everything in the console and keeps AA contrast', async () => {
    const customer = new Customer((await openPage(browser)).page);
    await customer.open(server.url);
    await customer.say('转人工');
    const { page } = await openPage(browser, { colorScheme });
    const agent = new DeskAgent(page);
    await page.goto(`${server.url}/console/`);
    await page.locator('input[name=username]').waitFor();
    const signIn = [await nameless(page), await lowContrast(page)];
    await agent.signIn(server.url, server.adminPassword);
    await agent.waiting.first().waitFor();
    await agent.claimNext();
    await agent.say('您好');
    await agent.reads('您好');
    const desk = [await nameless(page), await lowContrast(page)];
    await agent.move('结束会话');

    expect([...signIn, ...desk, await nameless(page), await lowContrast(page)].flat()).toEqual([]);
  });
});
