import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

describeInBrowser('figures in the console', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('tell of a conversation that was handed over, in words, numbers and files', async () => {
    const customer = new Customer((await openPage(browser)).page);
    await customer.open(server.url);
    await customer.say('转人工');
    const { page, errors } = await openPage(browser);
    await new DeskAgent(page).signIn(server.url, server.adminPassword);
    await page.locator('.top-bar').waitFor();

    await page.goto(`${server.url}/console/#/wallboard`);
    await page.locator('.big-figures b', { hasText: /^1$/ }).first().waitFor();
    await page.locator('.alarms li, .alarms .is-good').first().waitFor();
    const board = [await nameless(page), await lowContrast(page)].flat();
    await shoot(page, 'wallboard');

    await page.goto(`${server.url}/console/#/reports`);
    await page.locator('.course-chart svg').waitFor();
    await page.locator('.report-table tr.total td', { hasText: /^1$/ }).first().waitFor();
    await page.locator('.figure-definition summary').first().click();
    await page
      .locator('.figure-definition[open] p', { hasText: '客户在此时段被转到人工坐席的次数' })
      .waitFor();
    await page.locator('.figure-definition summary').first().click();
    const sort = page.locator('.report-table thead th').nth(1);
    await sort.locator('button').click();
    await page.locator('.report-table thead th[aria-sort=descending]').waitFor();
    const reports = [await nameless(page), await lowContrast(page)].flat();
    await shoot(page, 'reports');

    const download = page.waitForEvent('download');
    await page.locator('.exports a').last().click();
    expect((await download).suggestedFilename()).toMatch(/^report-[\d-]+\.xlsx$/);

    await page.locator('.area-bar a').nth(1).click();
    await page.locator('.nothing h2', { hasText: '这段时间没有评价' }).waitFor();
    const ratings = [await nameless(page), await lowContrast(page)].flat();
    expect([...board, ...reports, ...ratings, ...errors]).toEqual([]);
  });
});
