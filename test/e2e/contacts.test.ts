import type { Browser, Locator } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { DeskAgent } from './desk-agent';
import { Visitor } from './visitor';

const WIDE = { viewport: { width: 1920, height: 1080 } };

describeInBrowser('one customer on several channels', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  interface Scene {
    customer: Visitor;
    agent: DeskAgent;
    number: string;
    contact: Locator;
    errors: string[];
  }

  /** A customer with three phones, who wrote these words in WeChat; an agent who has claimed it. */
  async function meet(words: string): Promise<Scene> {
    const [theirs, ours] = await Promise.all([openPage(browser, WIDE), openPage(browser)]);
    const customer = new Visitor(theirs.page);
    await customer.open(server.url);
    const number = await theirs.page.evaluate<string>(
      `(JSON.parse(Object.values({ ...localStorage, ...sessionStorage }).find((v) => v.includes('+861390000'))).sms)`,
    );
    await customer.write('wechat', words);
    const agent = new DeskAgent(ours.page);
    await agent.signIn(server.url, server.adminPassword);
    await agent.atDesk();
    await agent.waiting.filter({ hasText: words }).click();
    await ours.page.locator('.foot-note .primary').click();
    await agent.reply.waitFor();
    const contact = ours.page.locator('.contact');
    await contact.waitFor();
    return { customer, agent, number, contact, errors: ours.errors };
  }

  it('proves a phone by a code, and shows both channels as one', async () => {
    const { customer, agent, number, contact, errors } = await meet('转人工，想核实手机');
    await contact.locator('button', { hasText: '核实手机' }).click();
    const dialog = agent.page.locator('dialog[open]');
    await dialog.locator('input[type=tel]').fill(number);
    await shoot(agent.page, 'contact-verify');
    await dialog.locator('.primary').click();
    await contact.locator('.contact-note', { hasText: number }).waitFor();

    await customer.reads('sms', /验证码：\d{6}/u);
    const sms = await customer.page.locator('.sms .note.bank', { hasText: '验证码' }).last().textContent();
    const code = /\d{6}/u.exec(sms ?? '')?.[0] ?? '';
    await customer.reads('wechat', `尾号${number.slice(-4)}`);
    await customer.write('wechat', code);
    await customer.reads('wechat', '您的手机已核实');

    await contact.locator('li', { hasText: '已用验证码核实' }).first().waitFor();
    expect(await contact.locator('[role=switch]').isChecked()).toBe(true);
    await agent.page.locator('.message.customer', { hasText: '******' }).waitFor();
    expect(await agent.page.content()).not.toContain(code);

    await customer.write('sms', '短信里问一句：年费多少');
    const heard = agent.page.locator('.message', { hasText: '短信里问一句' });
    await heard.waitFor();
    expect(await heard.locator('.via').textContent()).toContain('短信');
    await shoot(agent.page, 'contact-timeline');
    expect([...(await nameless(agent.page)), ...(await lowContrast(agent.page))]).toEqual([]);

    await customer.makeFail('wechat', 'quota');
    await agent.say('年费可以减免，稍后为您办理');
    await customer.reads('sms', '年费可以减免');
    await agent.reads('已改用短信继续');
    await customer.write('sms', '好的，麻烦您了');
    await agent.reads('好的，麻烦您了');
    await shoot(agent.page, 'contact-continued');
    await customer.makeFail('wechat', '');

    await contact.locator('button', { hasText: '移出' }).last().click();
    await dialog.locator('textarea').fill('号码给错了');
    await dialog.locator('.primary').click();
    await heard.waitFor({ state: 'detached' });
    await contact.locator('summary').click();
    await contact.locator('details li', { hasText: '号码给错了' }).waitFor();
    await shoot(agent.page, 'contact-unlinked');
    expect(errors).toEqual([]);
  }, 60_000);

  it('links a number by hand, and says how it is known', async () => {
    const { agent, contact } = await meet('转人工，我换了手机');
    await contact.locator('button', { hasText: '关联' }).click();
    const dialog = agent.page.locator('dialog[open]');
    await dialog.locator('input[type=tel]').fill('12');
    expect(await dialog.locator('input:invalid').count()).toBe(1);
    await dialog.locator('input[type=tel]').fill('139 0000 0001');
    await dialog.locator('textarea').fill('客户在电话里说的');
    await shoot(agent.page, 'contact-link');
    await dialog.locator('.primary').click();
    await contact.locator('ul > li', { hasText: '+8613900000001' }).waitFor();
    await contact.locator('[role=switch]').click();
    await dialog.locator('textarea').fill('客户同意');
    await dialog.locator('textarea').press('Tab');
    await dialog.locator('.primary').click();
    await contact.locator('ul > li', { hasText: '已允许' }).waitFor();
    expect(await contact.locator('[role=switch]').isChecked()).toBe(true);
    await shoot(agent.page, 'contact-linked');
  }, 60_000);
});
