import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { signIn, type AgentClient } from '../support/agent-client';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Customer } from './customer';
import { DeskAgent } from './desk-agent';

const AGENT = { username: 'wangmin', password: 'agent-password-1', displayName: '王敏' };
/** A green square of 16 by 16. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAHElEQVR4nGNk+M9AEmAiTfmohlENoxqGkgYAQjMCH8s1LJQAAAAASUVORK5CYII=',
  'base64',
);

describeInBrowser('what helps an agent write', () => {
  let server: RunningServer;
  let browser: Browser;
  let admin: AgentClient;
  let customer: Customer;
  let agent: DeskAgent;
  let errors: string[];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    admin = await signIn(server.url, 'admin', server.adminPassword);
    await admin.call('POST', '/api/agents', AGENT);
    await admin.call('POST', '/api/canned/starter', {});
    await admin.call('POST', '/api/sensitive-words/starter', {});
    const [theirs, ours] = await Promise.all([openPage(browser), openPage(browser)]);
    errors = ours.errors;
    agent = new DeskAgent(ours.page);
    await agent.signIn(server.url, AGENT.password, AGENT.username);
    await agent.atDesk();
    customer = new Customer(theirs.page);
    await customer.open(server.url);
    await customer.say('转人工');
    await agent.waiting.first().waitFor();
    await agent.claimNext();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const written = (): Promise<string> => agent.reply.inputValue();
  const writes = (what: (text: string) => boolean): Promise<string> => eventually(written, what);

  it('a canned reply by keyboard: found by shortcut and first letters, filled in, and its places by Tab', async () => {
    const { page } = agent;
    await agent.reply.focus();
    await page.keyboard.type('/hi');
    await page.locator('.canned-popup li', { hasText: '问候' }).first().waitFor();
    await shoot(page, 'console-canned');
    await page.keyboard.press('Enter');
    expect(await writes((text) => text.includes('王敏'))).toMatch(/^您好，我是客服王敏/);
    await agent.reply.fill('');

    await page.keyboard.type('/qdwdbl');
    await page.locator('.canned-popup li', { hasText: '请到网点办理' }).first().waitFor();
    await page.keyboard.press('Enter');
    await writes((text) => text.includes('{place}'));
    await page.keyboard.type('中环支行');
    await page.keyboard.press('Tab');
    await page.keyboard.type('9点到17点');
    expect(await written()).toBe('这项业务需要您本人携带身份证到中环支行办理，营业时间为9点到17点。');
    await page.keyboard.press('Enter');
    await customer.hears('agent', '中环支行办理');
    await page.keyboard.type('/zzzz');
    await page.locator('.canned-popup', { hasText: '没有找到' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.canned-popup').waitFor({ state: 'detached' });
    await agent.reply.fill('');

    const used = await eventually(
      async () => (await admin.call('GET', '/api/canned')).body as { replies: { used: number }[] },
      ({ replies }) => replies.filter(({ used: times }) => times > 0).length === 2,
    );
    expect(used.replies.reduce((sum, { used: times }) => sum + times, 0)).toBe(2);
  });

  it('a suggested answer goes out with one key, and none is offered for what the bot does not know', async () => {
    const { page } = agent;
    await customer.say('转账多久到账');
    const first = page.locator('.suggestion').first();
    await first.waitFor();
    await shoot(page, 'console-suggestion');
    const words = (await first.locator('.suggestion-text').textContent()) ?? '';
    await agent.reply.focus();
    await page.keyboard.press('ArrowRight');
    expect(await writes((text) => text !== '')).toBe(words);
    await agent.reply.fill('');
    await page.keyboard.press('Alt+Digit1');
    await customer.hears('agent', words.split('\n')[0] ?? '?');
    await page.locator('.suggestions').waitFor({ state: 'detached' });

    await customer.say('今天天气怎么样啊');
    await agent.reads('今天天气怎么样啊');
    const { body } = await admin.call('GET', `/api/conversations/${await chosen(page)}/suggestions`);
    expect(body).toMatchObject({ suggestions: [] });
    expect(await page.locator('.suggestion').count()).toBe(0);
  });

  it('asks before sensitive words and personal data go out', async () => {
    const { page } = agent;
    await agent.say('这款理财保本，请转到6222021234567890128');
    const panel = page.locator('.warn-panel');
    await panel.waitFor();
    await shoot(page, 'console-sensitive');
    const told = await panel.textContent();
    expect(told).toContain('保本');
    expect(told).toContain('0128');
    expect(told).not.toContain('6222021234567890128');
    // A second Enter does not send it: the way back has the focus.
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    expect(await written()).toContain('保本');

    await agent.reply.fill('這款理財是保本的');
    await agent.reply.press('Enter');
    await panel.locator('.danger').click();
    await customer.hears('agent', '這款理財是保本的');
    expect(await customer.texts('agent')).not.toContain('这款理财保本，请转到6222021234567890128');
  });

  it('a note and a whisper are seen by colleagues, and never by the customer', async () => {
    const { page } = agent;
    const ours = await openPage(browser);
    const lead = new DeskAgent(ours.page);
    await lead.signIn(server.url, server.adminPassword);
    await lead.atDesk();
    await ours.page.locator(`.row[data-conversation="${await chosen(page)}"]`).click();
    await ours.page.locator('#note').fill('请先安抚客户');
    await shoot(ours.page, 'console-whisper');
    await ours.page.keyboard.press('Enter');
    await page.locator('.message.whisper.fresh', { hasText: '请先安抚客户' }).waitFor();

    await page.locator('.mode-tabs .note').click();
    await page.locator('#note').fill('已核实身份，密码是abc12345');
    await page.keyboard.press('Enter');
    const note = ours.page.locator('.message.note', { hasText: '已核实身份' });
    await note.waitFor();
    // Secrets are not kept among colleagues either.
    expect(await note.textContent()).not.toContain('abc12345');
    await shoot(page, 'console-notes');
    await page.locator('.mode-tabs .reply').click();

    await customer.page.reload();
    await customer.launcher.click();
    await customer.hears('agent', '這款理財是保本的');
    const seen = (await customer.page.locator('.panel').textContent()) ?? '';
    expect(seen).not.toMatch(/安抚|核实身份/);
    await ours.page.close();
  });

  it('a picture reaches the web chat; what only calls itself one is refused', async () => {
    const { page } = agent;
    await page.locator('.composer-tools input[type=file]').setInputFiles([
      { name: '表格.png', mimeType: 'image/png', buffer: PICTURE },
      { name: 'evil.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload=alert(1)>') },
    ]);
    await page.locator('.file-tray figure.ready', { hasText: '表格.png' }).waitFor();
    const bad = page.locator('.file-tray figure.failed', { hasText: 'evil.png' });
    await bad.waitFor();
    expect(await page.locator('.composer .primary').isDisabled()).toBe(true);
    await bad.locator('button').click();
    await bad.waitFor({ state: 'detached' });
    await agent.say('请看图');
    const picture = customer.page.locator('.panel .msg.agent img').last();
    await picture.waitFor();
    const address = (await picture.getAttribute('src')) ?? '';
    const fetched = await fetch(address);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(PICTURE);
    // Signed for the customer: the console's own address asks for a sign-in.
    expect(address).not.toContain('/api/files/');
    await page.locator('.message.agent .file img').last().waitFor();
  });

  it('one key changes the script of the draft; what the customer wrote is shown in the agent’s', async () => {
    const { page } = agent;
    await agent.reply.fill('请带身份证办理挂失');
    await agent.reply.press('Alt+KeyJ');
    expect(await writes((text) => text.includes('證'))).toBe('請帶身份證辦理掛失');
    await agent.reply.press('Alt+KeyJ');
    expect(await writes((text) => text.includes('证'))).toBe('请带身份证办理挂失');
    await agent.reply.fill('');

    await customer.say('請問點樣開戶');
    await agent.reads('請問點樣開戶');
    await page.locator('.script-toggle').click();
    await agent.reads('请问点样开户');
    await page.locator('.script-toggle').click();
    await agent.reads('請問點樣開戶');
  });

  it('each sees that the other is typing', async () => {
    const { page } = agent;
    await customer.input.fill('');
    await customer.input.pressSequentially('我想问一下怎么开户', { delay: 400 });
    await page.locator('.typing-line').waitFor();
    await agent.reply.focus();
    await page.keyboard.type('您好，请稍等', { delay: 100 });
    const typing = customer.page.locator('.panel .typing');
    await typing.waitFor();
    expect(await typing.isVisible()).toBe(true);
    await agent.reply.fill('');
    await customer.input.fill('');
  });

  it('can be read by all: names and contrast, in both themes', async () => {
    const { page } = agent;
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`localStorage.setItem('console.theme', '${theme}')`);
      await page.reload();
      await agent.reply.waitFor();
      await agent.reply.fill('保本 {place}');
      await agent.reply.press('Enter');
      await page.locator('.warn-panel').waitFor();
      await shoot(page, `console-writing-${theme}`);
      expect(await lowContrast(page)).toEqual([]);
      expect(await nameless(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await agent.reply.fill('');
      await page.goto(`${server.url}/console/#/canned`);
      await page.locator('.canned-table').waitFor();
      await shoot(page, `console-replies-${theme}`);
      expect(await lowContrast(page)).toEqual([]);
      expect(await nameless(page)).toEqual([]);
      await page.goBack();
      await agent.reply.waitFor();
    }
    expect(errors).toEqual([]);
  });
});

/** The conversation on screen. */
async function chosen(page: Page): Promise<string> {
  return (await page.locator('.row[aria-current]').getAttribute('data-conversation')) ?? '';
}
