import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { IntentSheet } from '../../src/contract/studio';
import type { AgentClient } from '../support/agent-client';
import { eventually } from '../support/eventually';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { addEditor, StudioPerson } from './studio-person';

const SHARES = '你们股票明天会涨吗';
const WEATHER = '今天北京下雨吗';
const DINNER = '红烧肉怎么做才好吃';
const TRAIN = 'when does the next train to paris leave';

describeInBrowser('the inbox of the studio', () => {
  let server: RunningServer;
  let browser: Browser;
  let editor: AgentClient;
  let person: StudioPerson;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    editor = await addEditor(server, 'wang', '王编辑');
    // Why one customer each: who is not understood twice goes to a person.
    for (const text of [SHARES, WEATHER, DINNER, TRAIN]) {
      const customer = new Customer((await openPage(browser)).page);
      await customer.open(server.url);
      await customer.say(text);
      await customer.messages('bot').nth(1).waitFor();
      await customer.page.close();
    }
    await untilNew(4);
    person = await StudioPerson.enter(browser, server.url, 'wang');
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  beforeEach(async () => {
    await person.open('content');
    await person.open('inbox');
    await person.groups.first().waitFor();
  });

  async function newSentences(): Promise<number> {
    const { body } = await editor.call('GET', '/api/studio/missed');
    return (body as { counts: { new: number } }).counts.new;
  }

  /** Why slowly: the API allows one person 600 readings a minute. */
  async function untilNew(count: number): Promise<void> {
    const look = async (): Promise<number> => {
      await setTimeout(150);
      return newSentences();
    };
    await eventually(look, (n) => n === count);
  }

  async function questionsOf(intent: string): Promise<string[]> {
    const { body } = await editor.call('GET', `/api/studio/intents/${intent}`);
    return (body as IntentSheet)['zh-CN']?.questions ?? [];
  }

  it('shows what was not answered, named and with enough contrast in both themes', async () => {
    const found = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await StudioPerson.enter(browser, server.url, 'wang', { colorScheme });
        await page.goto(`${server.url}/studio/#/inbox`);
        await page.locator('.inbox .group').nth(3).waitFor();
        await shoot(page, `studio-inbox-${colorScheme}`);
        return [...(await nameless(page)), ...(await lowContrast(page))];
      }),
    );

    expect(found.flat()).toEqual([]);
    expect(await person.group(SHARES).locator('.facts').textContent()).toMatch(
      /1 次.*未回答.*简体中文.*网页 1/su,
    );
  });

  it('adds a sentence in two clicks, and takes it back', async () => {
    const group = person.group(DINNER);
    const suggestion = group.locator('.suggestion').first();
    person.steps = 0;
    await person.click(suggestion);
    await person.click(group.locator('.confirm .primary'));
    await person.says('发布后生效');

    expect(person.steps).toBe(2);
    await person.group(DINNER).waitFor({ state: 'detached' });
    const { body } = await editor.call('GET', '/api/studio/missed?state=done');
    expect(JSON.stringify(body)).toContain(DINNER);

    await person.toast.locator('button').first().click();
    await person.group(DINNER).waitFor();
    expect(await newSentences()).toBe(4);
    const { body: changes } = await editor.call('GET', '/api/studio/changes');
    expect(changes).toEqual({ diffs: [] });
  });

  it('works by the keyboard alone: choose, search an intent, ignore, and back', async () => {
    const { keyboard } = person.page;
    await person.group(WEATHER).focus();
    await keyboard.press('k');
    await keyboard.press('k');
    await keyboard.press('k');
    const first = (await person.groups.first().getAttribute('aria-label')) ?? '';
    expect(await person.groups.first().getAttribute('aria-current')).toBe('true');
    await keyboard.press('x');
    await keyboard.press('j');
    await keyboard.press('x');
    expect(await person.page.locator('.chosen-bar b').textContent()).toBe('已选 2 句');
    await keyboard.press('i');
    await person.says('已忽略 2 句');
    expect(await newSentences()).toBe(2);

    await person.page.locator('.states button').nth(2).click();
    await person.group(first).waitFor();
    for (const left of [1, 0]) {
      await person.groups.first().locator('.actions button').click();
      await eventually(
        () => person.groups.count(),
        (n) => n === left,
      );
    }
    await person.page.locator('.states button').first().click();
    await untilNew(4);
  });

  it('finds an intent by its title in another language', async () => {
    const group = person.group(WEATHER);
    await group.locator('.actions > button:not(.suggestion)').first().click();
    await person.page.keyboard.type('lost');
    await group.locator('[role=option]', { hasText: 'card.lost' }).waitFor();
    await person.page.keyboard.press('Escape');
    await group.locator('.actions').waitFor();

    await eventually(
      () => group.locator('[role=listbox]').count(),
      (n) => n === 0,
    );
    expect(await group.locator('.actions').isVisible()).toBe(true);
  });

  it('makes an intent out of a sentence, after saying what is missing', async () => {
    await person.group(SHARES).focus();
    await person.page.keyboard.press('n');
    const { dialog } = person;
    await dialog.locator('button.primary').click();
    await dialog.locator('.field-error').nth(2).waitFor();
    await dialog.locator('input').first().fill('股票行情');
    await dialog.locator('textarea').first().fill('本行不提供股票买卖建议。');
    await dialog.locator('.pair input').fill('invest.shares');
    await dialog.locator('button.primary').click();
    await person.says('股票行情');

    expect(await questionsOf('invest.shares')).toEqual([SHARES]);
    expect(await newSentences()).toBe(3);
    await person.toast.locator('button').first().click();
    await person.group(SHARES).waitFor();
    expect((await editor.call('GET', '/api/studio/intents/invest.shares')).status).toBe(404);
  });

  it('filters by language, and says so when that leaves nothing', async () => {
    const { page } = person;
    await page.locator('.choice select').first().selectOption('en');
    await eventually(
      () => person.groups.count(),
      (n) => n === 1,
    );
    await page.locator('.choice select').last().selectOption('correction');
    await page.locator('.empty-state h2', { hasText: '没有符合条件的问题' }).waitFor();
    await page.locator('.empty-state button').click();
    await eventually(
      () => person.groups.count(),
      (n) => n === 4,
    );

    expect(person.errors).toEqual([]);
  });
});
