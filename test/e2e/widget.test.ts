import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { describeInBrowser, launchBrowser, openPage, PHONE, shoot } from './browser';
import { Customer } from './customer';

describeInBrowser('web chat widget in Chromium', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ env: { WEBCHAT_TOKEN_RATE: '1000' } }),
      launchBrowser(),
    ]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(options = {}): Promise<{ customer: Customer; errors: string[] }> {
    const { page, errors } = await openPage(browser, options);
    return { customer: new Customer(page), errors };
  }

  it('greets, answers a question in Chinese, and breaks no security policy', async () => {
    const { customer, errors } = await visit();
    await customer.open(server.url);

    await customer.say('我的银行卡丢了怎么办');
    await customer.hears('bot', '挂失');

    expect(await customer.texts('me')).toEqual(['我的银行卡丢了怎么办']);
    expect(await customer.page.locator('.panel .msg.failed').count()).toBe(0);
    expect(errors).toEqual([]);
    await shoot(customer.page, 'widget-answer');
  });

  it('costs a visitor who does not open it no request', async () => {
    const { customer } = await visit();
    const asked: string[] = [];
    customer.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await customer.page.goto(server.url);
    await customer.launcher.waitFor();

    expect(asked.filter((path) => /token|directline/u.test(path))).toEqual([]);
  });

  it('sends a button once and takes the buttons away', async () => {
    const { customer } = await visit();
    await customer.open(server.url);
    const [first] = await customer.page.locator('.panel .actions button').allTextContents();

    await customer.button(first ?? '').click();
    await customer.delivered(first ?? '');
    await customer.messages('bot').nth(1).waitFor();

    expect(await customer.texts('me')).toEqual([first]);
    expect(await customer.button(first ?? '').count()).toBe(0);
  });

  it('keeps the history over a reload and does not greet again', async () => {
    const { customer } = await visit();
    await customer.open(server.url);
    await customer.say('转账多久到账');
    await customer.messages('bot').nth(1).waitFor();
    const before = await customer.texts('bot');

    await customer.page.reload();
    await customer.launcher.click();
    await customer.messages('bot').nth(1).waitFor();

    expect(await customer.texts('bot')).toEqual(before);
    expect(await customer.texts('me')).toEqual(['转账多久到账']);
  });

  it('speaks three languages, by the page and by choice', async () => {
    const { customer } = await visit({ locale: 'en-GB' });
    await customer.open(`${server.url}/?lang=zh-HK`);
    expect(await customer.panel.getAttribute('aria-label')).toBe('在線客服');

    await customer.page.locator('.panel select').selectOption('en');
    expect(await customer.panel.getAttribute('aria-label')).toBe('Customer service');

    await customer.page.reload();
    expect(await customer.launcher.getAttribute('aria-label')).toMatch(/^Open chat/u);
  });

  it('uploads a picture and shows it; refuses what is too large', async () => {
    const { customer } = await visit();
    await customer.open(server.url);
    const files = customer.page.locator('.panel input[type=file]');
    const picture = await customer.page.screenshot();

    await files.setInputFiles({ name: '账单.png', mimeType: 'image/png', buffer: picture });
    await customer.page.locator('.panel .image img[alt="账单.png"]').waitFor();
    await files.setInputFiles({ name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(5e6) });

    expect(await customer.page.locator('.panel [role=alert]').textContent()).toContain('4 MB');
  });

  it('shows markup as text and links only web addresses', async () => {
    const { customer, errors } = await visit();
    await customer.open(server.url);
    await customer.say('<img src=x onerror=alert(1)> javascript:alert(1) https://bank.example/a。');
    await customer.delivered('onerror');

    const links = customer.page.locator('.panel .msg.me a');
    expect(await links.allTextContents()).toEqual(['https://bank.example/a']);
    expect(await customer.page.locator('.panel .msg.me img').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('fills a phone, and gives the page back when closed', async () => {
    const { customer } = await visit(PHONE);
    await customer.open(server.url);
    const box = await customer.panel.boundingBox();
    await shoot(customer.page, 'widget-phone');

    expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await customer.page.locator('.panel .head .icon').click();
    await customer.panel.waitFor({ state: 'detached' });
    expect(await customer.launcher.isVisible()).toBe(true);
  });

  it('works with the keyboard alone', async () => {
    const { customer } = await visit();
    const { keyboard } = customer.page;
    await customer.page.goto(server.url);
    await customer.launcher.focus();
    await keyboard.press('Enter');
    await customer.messages('bot').first().waitFor();

    await keyboard.type('第一行');
    await keyboard.press('Shift+Enter');
    await keyboard.type('第二行');
    await keyboard.press('Enter');
    await customer.delivered('第一行');
    await keyboard.press('Escape');
    await customer.panel.waitFor({ state: 'detached' });

    expect(
      await customer.page.evaluate('document.activeElement.shadowRoot.activeElement.className'),
    ).toContain('launcher');
    await keyboard.press('Enter');
    expect(await customer.texts('me')).toEqual(['第一行\n第二行']);
  });

  it('does not send the Enter that confirms an input method', async () => {
    const { customer } = await visit();
    await customer.open(server.url);
    await customer.input.fill('zhuanzhang');
    await customer.input.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });

    expect(await customer.messages('me').count()).toBe(0);
    expect(await customer.input.inputValue()).toBe('zhuanzhang');
  });
});
