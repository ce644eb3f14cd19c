import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { StudioEditor } from './studio-editor';

/** A draft is learned anew after each save. */
const SLOW = 60_000;
const PASSWORD = 'long-enough-password';

describeInBrowser('studio, editing', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    await addUser('mei', '陈美', 'editor');
    await addUser('lin', '林志豪', 'agent');
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function addUser(username: string, displayName: string, role: string): Promise<void> {
    const { page } = await openPage(browser);
    const admin = { username: 'admin', password: server.adminPassword };
    await page.request.post(`${server.url}/api/session`, { data: admin, headers: { origin: server.url } });
    const made = await page.request.post(`${server.url}/api/agents`, {
      data: { username, displayName, role, password: PASSWORD },
      headers: { origin: server.url },
    });
    expect(made.status()).toBe(201);
    await page.context().close();
  }

  async function visit(username = 'admin', options = {}): Promise<StudioEditor & { errors: string[] }> {
    const { page, errors } = await openPage(browser, options);
    const editor = new StudioEditor(page);
    await editor.signIn(server.url, username === 'admin' ? server.adminPassword : PASSWORD, username);
    return Object.assign(editor, { errors });
  }

  it('tells those who may not edit whom to ask', async () => {
    const lin = await visit('lin');
    await lin.page.locator('.sign-in h1', { hasText: '仅供内容编辑' }).waitFor();

    expect(await lin.page.locator('.sign-in p').textContent()).toContain('林志豪');
    expect(await lin.page.locator('.sign-in a').getAttribute('href')).toBe('/console/');
  });

  it('finds an intent by keyboard, edits its answer, and keeps it in the draft', async () => {
    const mei = await visit('mei');
    await mei.atList();
    await mei.page.keyboard.press('/');
    await mei.page.keyboard.type('吞卡');
    await mei.page.locator('.intent-row').nth(1).waitFor({ state: 'detached' });
    await mei.page.keyboard.press('Enter');
    await mei.page.locator('.editor').waitFor();
    expect(await mei.save.isDisabled()).toBe(true);

    await mei.answer('zh-CN').fill('请带身份证到吞卡机所属网点领取。');
    await mei.page.keyboard.press('Control+s');
    await mei.saved();
    await mei.page.reload();
    await mei.page.locator('.editor').waitFor();

    expect(await mei.answer('zh-CN').inputValue()).toBe('请带身份证到吞卡机所属网点领取。');
    expect(await mei.page.locator('.editor-head .tag.changed').textContent()).toBe('有改动');
    expect(await mei.page.locator('.editor-name .soft').textContent()).toContain('陈美');
    expect(await mei.page.locator('nav .nav-count').last().textContent()).toMatch(/^1 /u);
    expect(mei.errors).toEqual([]);
  });

  it('marks a question of another intent while it is typed, and lets it go again', async () => {
    const mei = await visit('mei');
    await mei.atList();
    await mei.open('card.found');
    await mei.addQuestion('zh-CN', '我的卡丢了怎么办');
    const finding = mei.cell('questions', 'zh-CN').locator('.finding.error');
    await finding.waitFor();
    expect(await finding.textContent()).toContain('card.lost');
    expect(await mei.cell('questions', 'zh-CN').locator('li.marked').count()).toBe(1);
    await shoot(mei.page, 'studio-lint');

    const line = mei.page.locator(':focus');
    await line.fill('');
    await mei.page.keyboard.press('Backspace');
    await finding.waitFor({ state: 'detached' });
    await mei.state.filter({ hasText: '已保存' }).waitFor();
  });

  it('takes many lines at once, and asks before they are left unsaved', async () => {
    const mei = await visit('mei');
    await mei.atList();
    await mei.open('card.found');
    const lines = mei.cell('questions', 'en').locator('li');
    const before = await lines.count();
    await mei.addQuestion('en', '');
    await mei.page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text', '1. my card is back\\n2. the card came back\\n\\n- i found my card');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await lines.nth(before + 2).waitFor();
    expect(await lines.count()).toBe(before + 3);
    await lines.last().locator('.line-note', { hasText: '已有相同问句' }).waitFor();

    await mei.page.locator('nav a').nth(1).click();
    await mei.dialog.locator('button', { hasText: '取消' }).click();
    expect(new URL(mei.page.url()).hash).toBe('#/content/card.found');
    await mei.page.locator('nav a').nth(1).click();
    await mei.dialog.locator('.danger').click();
    await mei.page.waitForURL('**#/inbox');
  });

  it(
    'shows two editors what the other saved, and keeps what both wrote',
    async () => {
      const [mei, admin] = [await visit('mei'), await visit()];
      for (const each of [mei, admin]) {
        await each.atList();
        await each.open('branch.hours');
      }
      await mei.answer('en').fill('Monday to Friday, 9 to 5.');
      await mei.addQuestion('en', 'do you open on labour day');
      await mei.save.click();
      await mei.saved();

      await admin.answer('en').fill('Weekdays from 9 to 17.');
      await admin.addQuestion('en', 'are you open at noon on weekdays');
      await admin.save.click();
      await admin.dialog.waitFor();
      const asked = await admin.dialog.textContent();
      expect(asked).toContain('陈美 已保存这个意图');
      expect(asked).toContain('Monday to Friday, 9 to 5.');
      expect(asked).toContain('Weekdays from 9 to 17.');
      await shoot(admin.page, 'studio-conflict');
      await admin.dialog.locator('label', { hasText: '陈美 的' }).click();
      await admin.dialog.locator('.primary').click();
      await admin.saved();

      await mei.page.reload();
      await mei.page.locator('.editor').waitFor();
      expect(await mei.answer('en').inputValue()).toBe('Monday to Friday, 9 to 5.');
      const questions = await mei.questions('en');
      expect(questions).toEqual(
        expect.arrayContaining(['do you open on labour day', 'are you open at noon on weekdays']),
      );
    },
    SLOW,
  );

  it(
    'tries a sentence, says why, and puts it where it belongs',
    async () => {
      const mei = await visit('mei');
      await mei.atList();
      const known = await mei.tries('我的卡丢了怎么办');
      expect(await known.locator('h3 code').textContent()).toBe('card.lost');
      expect(await mei.page.locator('.pulls mark').count()).toBeGreaterThan(0);
      expect(await mei.page.locator('.try .scope').count()).toBe(1);
      expect(await mei.page.locator('.try .neighbours li').count()).toBeGreaterThan(0);
      expect(await mei.page.locator('.phone-bubble').first().textContent()).toContain('400-800-0000');
      await mei.page.locator('.previews button', { hasText: '短信' }).click();
      expect(await mei.page.locator('.phone-foot').textContent()).toMatch(/条短信/u);
      await shoot(mei.page, 'studio-try');

      const sentence = '蓝莓松饼哐当一声不见了哟';
      await mei.tries(sentence);
      await mei.addTried('card.swallowed', '吞卡处理');
      await mei.page
        .locator('.understood h3 code', { hasText: 'card.swallowed' })
        .waitFor({ timeout: 30_000 });
      await mei.open('card.swallowed');
      const questions = await mei.questions('zh-CN');
      expect(questions).toContain(sentence);
    },
    SLOW,
  );

  it(
    'makes an intent, and deletes it again',
    async () => {
      const mei = await visit('mei');
      await mei.atList();
      await mei.page.locator('.page-head .primary').click();
      await mei.dialog.locator('input[name=title]').fill('雨伞借用');
      await mei.dialog.locator('select').selectOption('branches');
      await mei.dialog.locator('input[name=id]').fill('branch.find');
      await mei.dialog.locator('textarea[name=questions]').fill('网点可以借伞吗\n能借一把雨伞吗');
      await mei.dialog.locator('textarea[name=answer]').fill('可以，请向大堂经理借用。');
      await mei.dialog.locator('.primary').click();
      await mei.dialog.locator('.field-error').waitFor();
      await mei.dialog.locator('input[name=id]').fill('branch.umbrella');
      await mei.dialog.locator('.primary').click();
      await mei.page.locator('.editor-name code', { hasText: 'branch.umbrella' }).waitFor();
      expect(await mei.page.locator('.missing-language').textContent()).toContain('English');

      await mei.page.locator('.editor-actions button', { hasText: '删除' }).click();
      await mei.dialog.locator('.danger').click();
      await mei.atList();
      await mei.page.locator('[data-intent="branch.umbrella"]').waitFor({ state: 'detached' });
    },
    SLOW,
  );

  it.each(['light', 'dark'] as const)('names everything and keeps AA contrast, %s', async (colorScheme) => {
    const mei = await visit('mei', { colorScheme });
    await mei.atList();
    const list = [await nameless(mei.page), await lowContrast(mei.page)];
    await mei.open('card.lost');
    await mei.page.locator('.more summary').click();
    await mei.tries('卡丢了，顺便查余额');

    const found = [...list, await nameless(mei.page), await lowContrast(mei.page)].flat();
    expect(found).toEqual([]);
  });
});
