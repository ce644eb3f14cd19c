import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage } from './browser';
import { Customer } from './customer';

describeInBrowser('web chat widget on a bad connection', () => {
  let server: RunningServer;
  let browser: Browser;
  let dataDir: string;
  const env = { WEBCHAT_TOKEN_RATE: '1000' };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'switchboard-e2e-'));
    [server, browser] = await Promise.all([startServer({ env, dataDir }), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function visit(): Promise<Customer> {
    const { page } = await openPage(browser);
    const customer = new Customer(page);
    await customer.open(server.url);
    return customer;
  }

  it('says that it is offline, keeps what is written, and sends it once when back', async () => {
    const customer = await visit();
    const context = customer.page.context();

    await context.setOffline(true);
    await customer.page.locator('.panel .link.offline').waitFor();
    await customer.say('转账多久到账');
    await customer.page.locator('.panel .msg.queued').waitFor();
    await context.setOffline(false);
    await customer.delivered('转账多久到账');
    await customer.messages('bot').nth(1).waitFor();

    expect(await customer.texts('me')).toEqual(['转账多久到账']);
    expect(await customer.messages('bot').count()).toBe(2);
  });

  it('keeps an unsent message over a reload and sends it then', async () => {
    const customer = await visit();
    await customer.page.route('**/activities', (route) => route.abort());
    await customer.say('信用卡年费多少');
    await customer.page.locator('.panel .msg.me').waitFor();

    await customer.page.unroute('**/activities');
    await customer.page.reload();
    await customer.launcher.click();
    await customer.delivered('信用卡年费多少');
    await customer.messages('bot').nth(1).waitFor();

    expect(await customer.texts('me')).toEqual(['信用卡年费多少']);
  });

  it('does not repeat a message whose answer got lost', async () => {
    const customer = await visit();
    let posts = 0;
    await customer.page.route('**/activities', async (route) => {
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await customer.say('怎么改手机号');
    await customer.messages('bot').nth(1).waitFor();
    await customer.delivered('怎么改手机号');

    expect(await customer.texts('me')).toEqual(['怎么改手机号']);
    expect(await customer.messages('bot').count()).toBe(2);
  });

  it('shows a refusal with its reason and offers to try again', async () => {
    const customer = await visit();
    const refusal = { status: 400, json: { error: { code: 'BadArgument', message: 'not like this' } } };
    await customer.page.route('**/activities', (route) => route.fulfill(refusal));
    await customer.say('你好');
    const failed = customer.page.locator('.panel .msg.failed');
    await failed.waitFor();
    expect(await failed.textContent()).toContain('not like this');

    await customer.page.unroute('**/activities');
    await failed.locator('button').first().click();
    await customer.delivered('你好');
    expect(await customer.texts('me')).toEqual(['你好']);
  });

  it('survives the death of the server', async () => {
    const customer = await visit();
    const { port } = new URL(server.url);
    await server.kill();
    await customer.page.locator('.panel .link.reconnecting').waitFor();
    await customer.say('网点几点开门');

    server = await startServer({ env: { ...env, PORT: port }, dataDir });
    await customer.page.locator('.panel .link.online').waitFor({ timeout: 40_000 });
    await customer.delivered('网点几点开门');
    await customer.messages('bot').nth(1).waitFor();

    expect(await customer.texts('me')).toEqual(['网点几点开门']);
    expect(await customer.messages('bot').count()).toBe(2);
  }, 90_000);
});
