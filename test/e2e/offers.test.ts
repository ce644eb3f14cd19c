import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

describeInBrowser('offers', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function arrive(username = 'admin', password = server.adminPassword): Promise<DeskAgent> {
    const agent = new DeskAgent((await openPage(browser)).page);
    await agent.signIn(server.url, password, username);
    await agent.atDesk();
    return agent;
  }

  /** A second agent, made by the admin whose page it is. */
  async function colleague(admin: DeskAgent, username: string): Promise<DeskAgent> {
    const password = 'long-enough-password';
    const status = await post(admin.page, '/api/agents', {
      username,
      password,
      displayName: username.toUpperCase(),
    });
    expect(status).toBe(201);
    return arrive(username, password);
  }

  async function asks(words: string): Promise<Customer> {
    const customer = new Customer((await openPage(browser)).page);
    await customer.open(server.url);
    await customer.say(words);
    return customer;
  }

  /** Everybody goes, so that the next test has its offers for itself. */
  async function leave(...agents: DeskAgent[]): Promise<void> {
    for (const { page } of agents) {
      await post(page, '/api/presence', { state: 'offline' });
      await page.context().close();
    }
  }

  it('come with who, why and how long; are accepted by key, wrapped up, and leave no trace', async () => {
    const agent = await arrive();
    await agent.goAvailable();
    const customer = await asks('我要转人工，信用卡年费的事');
    await agent.offers.waitFor();
    const card = agent.offers.first();
    expect(await card.locator('.offer-summary').textContent()).toContain('年费');
    expect(await card.locator('.offer-why').textContent()).toContain('目前唯一可接的坐席');
    expect(await agent.page.title()).toContain('有 1 个会话派给您');
    expect([...(await nameless(agent.page)), ...(await lowContrast(agent.page))]).toEqual([]);
    const left = Number(await card.locator('.countdown b').textContent());
    await eventually(
      async () => Number(await card.locator('.countdown b').textContent()),
      (now) => now < left,
    );
    await shoot(agent.page, 'offer');

    await agent.page.keyboard.press('Alt+a');
    await agent.reply.waitFor();
    await agent.offers.waitFor({ state: 'detached' });
    await customer.page
      .locator('.panel .line', { hasText: '人工服务' })
      .or(customer.page.locator('.panel .line', { hasText: '已接入' }))
      .first()
      .waitFor();
    await agent.say('您好');
    await customer.hears('agent', '您好');

    await agent.page.keyboard.press('Alt+c');
    const dialog = agent.page.locator('dialog[open]');
    expect(await dialog.locator('input:checked').count()).toBe(0);
    expect(await dialog.locator('.primary').isDisabled()).toBe(true);
    await agent.page.keyboard.press('2');
    await dialog.locator('.primary').click();
    const after = agent.page.locator('.wrap-up');
    await after.waitFor();
    await agent.page.locator('.row[data-group=wrapup]').waitFor();
    expect(await after.locator('input:checked').getAttribute('value')).toBe('follow-up');
    await shoot(agent.page, 'wrap-up');
    await after.locator('.outcomes label').first().click();
    await after.locator('textarea').fill('已寄出说明');
    await agent.page.keyboard.press('Alt+c');
    await agent.page.locator('.foot-note', { hasText: '会话已关闭' }).waitFor();
    await agent.page.locator('.facts', { hasText: '已寄出说明' }).waitFor();
    await agent.page.locator('.load', { hasText: '0/8' }).waitFor();
    await leave(agent);
  }, 60_000);

  it('that are declined go to the second agent; the history tells both', async () => {
    const first = await arrive();
    const second = await colleague(first, 'mei');
    await first.goAvailable();
    await asks('转人工，想改手机号');
    await first.offers.waitFor();
    await second.goAvailable();
    await first.page.keyboard.press('Alt+d');
    await first.page.locator('.decline button').first().waitFor();
    await shoot(first.page, 'offer-decline');
    await first.page.keyboard.press('3');
    await second.offers.waitFor();
    await first.offers.waitFor({ state: 'detached' });

    await second.offers.locator('.accept').click();
    await second.reply.waitFor();
    const moves = await second.page.locator('.history li').allTextContents();
    expect(moves.join()).toMatch(/接受派单.*MEI|接受派单.*我/u);
    expect(moves.join()).toContain('需要回避');
    await second.page.locator('.why', { hasText: '1 次派单被谢绝' }).waitFor();
    await leave(first, second);
  }, 60_000);

  it('that run out are gone, say so, and the agent is on a break', async () => {
    const agent = await arrive();
    await agent.goAvailable();
    await asks('我的账户被盗刷了，转人工');
    await agent.offers.waitFor();
    await agent.offers.waitFor({ state: 'detached', timeout: 40_000 });
    await agent.page.locator('.loss', { hasText: '未在时限内接受' }).waitFor();
    await agent.page.locator('.presence.is-break', { hasText: '错过派单' }).waitFor();
    await shoot(agent.page, 'offer-missed');

    await agent.goAvailable();
    await agent.page.locator('.loss .quiet').click();
    await agent.page.locator('.loss').waitFor({ state: 'detached' });
    expect(await agent.page.locator('.presence.is-available').count()).toBe(1);
    await leave(agent);
  }, 90_000);

  it('do not come to who is on a break', async () => {
    const agent = await arrive();
    await agent.page.keyboard.press('Alt+p');
    await agent.page.locator('.menu-item.is-break').first().click();
    await agent.page.locator('.presence.is-break').waitFor();
    await asks('转人工，问贷款');
    await agent.waiting.filter({ hasText: '问贷款' }).waitFor();

    expect(await agent.offers.isVisible()).toBe(false);
    await leave(agent);
  });

  it('ring in one of two tabs, and are gone from both', async () => {
    const agent = await arrive();
    const other = new DeskAgent(await agent.page.context().newPage());
    await other.page.goto(`${server.url}/console/`);
    await other.atDesk();
    const rings = await Promise.all([agent, other].map(({ page }) => countRings(page)));
    await agent.goAvailable();
    await Promise.all([agent, other].map(({ offers }) => offers.first().waitFor()));
    await eventually(
      async () => Math.max(...(await Promise.all(rings.map((count) => count())))),
      (n) => n >= 2,
    );
    const counted = await Promise.all(rings.map((count) => count()));
    expect(counted.filter((n) => n > 0)).toHaveLength(1);

    await other.offers.first().locator('.accept').click();
    await other.reply.waitFor();
    await agent.mine.first().waitFor();
    await leave(agent);
  }, 60_000);
});

/** Calls the API as the agent of the page; gives the status. */
function post(page: Page, path: string, body: object): Promise<number> {
  return page.evaluate<number>(
    `fetch('${path}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ${JSON.stringify(JSON.stringify(body))},
    }).then(({ status }) => status)`,
  );
}

/** Counts how often the page tells other tabs that it rings. */
async function countRings(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.rings = 0;
    const post = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (word) {
      if (word.rings) window.rings += 1;
      return post.call(this, word);
    };
  })()`);
  return () => page.evaluate<number>('window.rings');
}
