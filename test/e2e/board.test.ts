import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { signIn, type AgentClient } from '../support/agent-client';
import { eventually } from '../support/eventually';
import { pdfText } from '../support/pdf-text';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

const PASSWORD = 'long-enough-password';

describeInBrowser('live board, search and export', () => {
  let server: RunningServer;
  let browser: Browser;
  let admin: AgentClient;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    admin = await signIn(server.url, 'admin', server.adminPassword);
    for (const [username, displayName, role] of [
      ['lead', '陈主管', 'supervisor'],
      ['wang', '王芳', 'agent'],
      ['li', '李强', 'agent'],
    ] as const) {
      const body = { username, displayName, role, password: PASSWORD };
      await admin.call('POST', '/api/agents', body);
    }
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function person(username: string): Promise<{ desk: DeskAgent; errors: string[] }> {
    const { page, errors } = await openPage(browser);
    const desk = new DeskAgent(page);
    await desk.signIn(server.url, PASSWORD, username);
    await desk.atDesk();
    return { desk, errors };
  }
  async function customer(words: string): Promise<Customer> {
    const one = new Customer((await openPage(browser)).page);
    await one.open(server.url);
    await one.say(words);
    await one.delivered(words);
    return one;
  }
  const goTo = (page: Page, route: string) => page.goto(`${server.url}/console/#/${route}`);
  /** What a screen reader has no name for, and what is hard to read, in both themes. */
  async function faults(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      found.push(...(await nameless(page)), ...(await lowContrast(page)));
    }
    return found;
  }
  const row = (page: Page, words: string) => page.locator('.talks tbody tr', { hasText: words });

  /** Takes the one that waits, as an agent who was offered it or picks it. */
  async function serve(desk: DeskAgent): Promise<string> {
    await desk.waiting.first().click();
    await desk.page.locator('.foot-note .primary').click();
    await desk.reply.waitFor();
    return decodeURIComponent(new URL(desk.page.url()).hash.replace('#/c/', ''));
  }

  it('follows live, and a lead takes over while the owner watches', async () => {
    const lead = await person('lead');
    await goTo(lead.desk.page, 'board');
    await lead.desk.page.locator('tr[data-queue=general]').waitFor();
    const talks = lead.desk.page.locator('.talks tbody tr');
    const waiting = lead.desk.page.locator('.tabs button', { hasText: '等待' });
    await waiting.click();

    const visitor = await customer('我要转人工，帮我看看年费');
    await talks.first().waitFor();
    await waiting.locator('.count', { hasText: '1' }).waitFor();

    const wang = await person('wang');
    await serve(wang.desk);
    await lead.desk.page.locator('.tabs button', { hasText: '处理中' }).click();
    await row(lead.desk.page, '王芳').waitFor();
    await lead.desk.page.locator('tr[data-agent=wang] .has button').waitFor();
    await shoot(lead.desk.page, 'board');
    expect(await faults(lead.desk.page)).toEqual([]);

    await row(lead.desk.page, '王芳').locator('button', { hasText: '悄悄话' }).click();
    await lead.desk.page.locator('dialog[open] textarea').fill('先确认是哪一张卡');
    await lead.desk.page.locator('dialog[open] .primary').click();
    await wang.desk.page.getByText('先确认是哪一张卡').waitFor();

    await row(lead.desk.page, '王芳').focus();
    await lead.desk.page.keyboard.press('t');
    await lead.desk.page.locator('dialog[open] textarea').fill('由我来处理');
    await lead.desk.page.locator('dialog[open] .primary').click();
    await row(lead.desk.page, '陈主管').waitFor();
    await eventually(
      () => wang.desk.page.locator('#reply:enabled').count(),
      (n) => n === 0,
    );

    await row(lead.desk.page, '陈主管').locator('button', { hasText: '旁听' }).click();
    await lead.desk.reply.waitFor();
    await lead.desk.say('您好，我是主管。');
    await visitor.hears('agent', '我是主管');
    expect(await visitor.texts('me')).not.toContain('先确认是哪一张卡');
    expect([...lead.errors, ...wang.errors]).toEqual([]);
  }, 60_000);

  it('gives a conversation to an agent, showing what speaks against the others', async () => {
    const lead = await person('lead');
    const li = await person('li');
    await li.desk.goAvailable();
    await goTo(lead.desk.page, 'board');
    await lead.desk.page.locator('tr[data-agent=li]').waitFor();
    await row(lead.desk.page, '陈主管').locator('button', { hasText: '指派' }).click();
    const dialog = lead.desk.page.locator('dialog[open]');
    await dialog.locator('label', { hasText: '李强' }).locator('.is-open').waitFor();
    expect(await dialog.locator('.is-refused input:enabled').count()).toBe(0);
    await dialog.locator('label', { hasText: '李强' }).locator('input').check();
    await dialog.locator('textarea').fill('他熟悉年费');
    await shoot(lead.desk.page, 'board-assign');
    expect(await faults(lead.desk.page)).toEqual([]);
    await dialog.locator('.primary').click();
    await row(lead.desk.page, '李强').waitFor();
    await li.desk.mine.first().waitFor();
    const onBreak = { state: 'break', reason: 'rest' };
    await (await signIn(server.url, 'li', PASSWORD)).call('POST', '/api/presence', onBreak);
  }, 60_000);

  it('closes a queue, and customers who come are told', async () => {
    const lead = await person('lead');
    await goTo(lead.desk.page, 'board');
    const general = lead.desk.page.locator('tr[data-queue=general]');
    await general.locator('button', { hasText: '关闭' }).click();
    await lead.desk.page.locator('dialog[open] textarea').fill('系统维护');
    await lead.desk.page.locator('dialog[open] .primary').click();
    await general.getByText('由 陈主管 关闭').waitFor();
    await general.getByText('系统维护').waitFor();

    const before = await customer('转人工');
    await eventually(
      async () => (await before.texts('bot')).join(' ') + String(await before.panel.textContent()),
      (text) => /暂时无法接入/u.test(text),
    );
    await before.button('请给我回电').click();
    await before.hears('bot', '电话号码');
    await before.say('13800138000');
    await before.hears('bot', '尾号');
    await general.locator('button', { hasText: '开放' }).click();
    await lead.desk.page.locator('dialog[open] textarea').fill('维护完成');
    await lead.desk.page.locator('dialog[open] .primary').click();
    await general.getByText('由 陈主管 关闭').waitFor({ state: 'detached' });
  }, 60_000);

  it('calls back who asked for it: numbers only for whoever has it, tries counted, closed with an outcome', async () => {
    const { desk, errors } = await person('wang');
    const { page } = desk;
    await goTo(page, 'callbacks');
    const one = page.locator('.callback-row');
    await one.getByText('领取后可见号码').waitFor();
    expect(await one.textContent()).not.toContain('138001');
    await one.locator('button', { hasText: '领取' }).click();
    await one.locator('a[href^="tel:"]').waitFor();
    expect(await one.locator('a[href^="tel:"]').getAttribute('href')).toMatch(/13800138000$/u);
    for (let times = 1; times <= 2; times++) {
      await one.locator('button', { hasText: '未接通' }).click();
      const again = page.locator('dialog[open]');
      await again.locator('select').selectOption('30');
      await again.locator('.primary').click();
      await again.waitFor({ state: 'detached' });
      await one.getByText(times === 1 ? '再拨' : '未接通 × 2').waitFor();
    }
    await shoot(page, 'callbacks');
    expect(await faults(page)).toEqual([]);
    await one.locator('button', { hasText: '已接通' }).click();
    await page.locator('.said', { hasText: '处理完后请结束' }).waitFor();
    await one.locator('button', { hasText: '结束' }).click();
    await page.locator('dialog[open] .outcomes label').first().click();
    await page.locator('dialog[open] .primary').click();
    await page.getByText('没有等待回电').waitFor();
    expect(errors).toEqual([]);
  }, 60_000);

  it('finds what was said in the other script, opens it, and exports it masked', async () => {
    const said = await customer('我的卡號是 6222021234567890128，想查年費');
    await said.hears('bot', /./u);
    const lead = await person('lead');
    const { page } = lead.desk;
    await goTo(page, 'history');
    await page.locator('input[name=words]').fill('卡号 年费');
    await page.keyboard.press('Enter');
    const hit = page.locator('.hit', { hasText: '想查' });
    await hit.locator('mark', { hasText: '年費' }).first().waitFor();
    await shoot(page, 'history');
    expect(await faults(page)).toEqual([]);
    await page.locator('input[name=words]').fill('没有人说过这句话');
    await page.keyboard.press('Enter');
    await page.locator('.search-state', { hasText: '没有找到' }).waitFor();
    await page.locator('input[name=words]').fill('卡号');
    await page.keyboard.press('Enter');
    await hit.locator('a').click();
    await lead.desk.reads('想查年費');
    expect(await page.locator('#reply:enabled').count()).toBe(0);

    await page.locator('.export-menu summary').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.export-formats button', { hasText: 'PDF' }).click(),
    ]);
    const text = pdfText(await readFile(await file.path())).join('\n');
    expect(text).toContain('想查年費');
    expect(text).toMatch(/导出人：\s*陈主管/u);
    expect(text).not.toContain('62220212345');
    expect(lead.errors).toEqual([]);
  }, 60_000);
});
