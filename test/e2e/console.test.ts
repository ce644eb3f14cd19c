import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { DeskAgent } from './desk-agent';

describeInBrowser('agent console', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(options = {}): Promise<DeskAgent> {
    return new DeskAgent((await openPage(browser, options)).page);
  }

  it('tells what to do after a wrong password', async () => {
    const agent = await visit();
    await agent.signIn(server.url, 'wrong-password');

    expect(await agent.page.locator('[role=alert]').textContent()).toBe('用户名或密码不正确，请核对后重试。');
  });

  it('keeps the session over a reload and ends it', async () => {
    const agent = await visit();
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    await agent.page.reload();
    await agent.atDesk();
    await agent.signOut();
    await agent.page.locator('.sign-in').waitFor();
    await agent.page.reload();

    expect(await agent.page.locator('.sign-in h1').textContent()).toBe('登录客服工作台');
  });

  it('says that nobody waits, lists the shortcuts, and switches language and theme', async () => {
    const agent = await visit();
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    await agent.page.keyboard.press('Alt+n');
    await agent.page.locator('.toast', { hasText: '暂无客户' }).waitFor();

    await agent.page.keyboard.press('?');
    const help = agent.page.locator('dialog[open]');
    expect(await help.locator('kbd').allTextContents()).toEqual(
      expect.arrayContaining(['Alt+A', 'Alt+N', 'Ctrl+K', '?']),
    );
    await agent.page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await agent.page.locator('.account > button').click();
    await agent.page.locator('.account select').first().selectOption('en');
    await agent.page.locator('.account .theme').selectOption('dark');
    await agent.page.reload();
    await agent.atDesk();
    expect(await agent.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await agent.page.locator('html').getAttribute('data-theme')).toBe('dark');
    await shoot(agent.page, 'console-dark');
  });

  it('adds an agent, who can then sign in but sees no administration', async () => {
    const agent = await visit();
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    await agent.page.goto(`${server.url}/console/#/agents`);
    await agent.page.locator('.people-head .primary').click();
    const form = agent.page.locator('.people-form');
    await form.locator('input[name=username]').fill('lin');
    await form.locator('input[name=displayName]').fill('林志豪');
    await form.locator('input[name=password]').fill('short');
    await form.locator('.primary').click();
    await form.locator('.field-error').waitFor();
    await form.locator('input[name=password]').fill('long-enough-password');
    await form.locator('.primary').click();
    await agent.page.locator('tbody tr', { hasText: '林志豪' }).waitFor();

    const lin = await visit();
    await lin.signIn(server.url, 'long-enough-password', 'lin');
    await lin.atDesk();
    expect(await lin.page.locator('.pages a[href="#/"]').count()).toBe(1);
    expect(await lin.page.locator('.pages a[href="#/agents"]').count()).toBe(0);
  });

  it('shows a banner while the live events are cut, and takes it away', async () => {
    const agent = await visit();
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    await agent.page.route('**/api/events?*', (route) => route.abort());
    await agent.page.reload();
    await agent.page.locator('.banner').waitFor();
    await agent.page.unroute('**/api/events?*');
    await agent.atDesk();

    await agent.page.locator('.banner').waitFor({ state: 'detached' });
    expect(await agent.page.locator('.live.is-live').count()).toBe(1);
  });
});
