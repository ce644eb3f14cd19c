import type { Browser } from 'playwright-core';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';
import { Visitor } from './visitor';

const WIDE = { viewport: { width: 1920, height: 1080 } };

describeInBrowser('playground', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(options = {}): Promise<{ visitor: Visitor; errors: string[] }> {
    const { page, errors } = await openPage(browser, { ...WIDE, ...options });
    const visitor = new Visitor(page);
    await visitor.open(server.url);
    return { visitor, errors };
  }

  it('the three phones hold a conversation each, one is escalated, the agent answers, all see it', async () => {
    const { visitor, errors } = await visit();
    await visitor.signIn(server.adminPassword);
    await visitor.step(1).click();
    await visitor.reads('wechat', '转账');
    await visitor.told('wechat', '随推送应答回复');
    await visitor.step(2).click();
    await visitor.reads('sms', '挂失');
    await visitor.told('sms', '已送达');
    await visitor.step(3).click();
    await visitor.readsInChat('人工');

    await visitor.claim('转人工');
    await visitor.answer('您好，我是人工客服小王');
    await visitor.readsInChat('我是人工客服小王');
    await visitor.claim('我的银行卡丢了');
    await visitor.answer('您的卡已挂失，请放心');
    await visitor.reads('sms', '您的卡已挂失，请放心');
    await visitor.write('sms', '谢谢，补卡要多久');
    await visitor.agentReads('谢谢，补卡要多久');
    await visitor.write('wechat', '信用卡年费多少');
    await visitor.reads('wechat', '年费');

    await shoot(visitor.page, 'playground');
    expect(errors).toEqual([]);
  }, 60_000);

  it('keeps what an agent says while a vendor is down, and delivers it once the vendor is back', async () => {
    const { visitor } = await visit();
    await visitor.signIn(server.adminPassword);
    await visitor.write('sms', '我要投诉，请转人工');
    await visitor.reads('sms', '人工');
    await visitor.claim('我要投诉，请转人工');

    await visitor.makeFail('sms', 'down');
    await visitor.answer('马上为您处理');
    await visitor.told('sms', /条待发送，.* 再试/u);
    await visitor.makeFail('sms', '');
    await visitor.reads('sms', '马上为您处理');
    expect(await visitor.page.locator('.sms .note.bank', { hasText: '马上为您处理' }).count()).toBe(1);
  }, 60_000);

  it('parks what the quota of WeChat lets not through, until the customer writes again', async () => {
    const { visitor } = await visit();
    await visitor.signIn(server.adminPassword);
    await visitor.write('wechat', '我要找主管，转人工');
    await visitor.reads('wechat', '人工');
    await visitor.claim('我要找主管，转人工');

    await visitor.makeFail('wechat', 'quota');
    await visitor.answer('主管稍后联系您');
    await visitor.told('wechat', '条暂存');
    await visitor.makeFail('wechat', '');
    expect(await visitor.page.locator('.wechat .note.bank', { hasText: '主管稍后联系您' }).count()).toBe(0);
    await visitor.write('wechat', '好的');
    await visitor.reads('wechat', '主管稍后联系您');
  }, 60_000);

  it('follows, taps the menu and sends a picture in WeChat', async () => {
    const { visitor } = await visit();
    const { page } = visitor;
    await page.locator('.wechat .phone-head button', { hasText: '取消关注' }).click();
    await page.locator('.wechat .notice').waitFor();
    expect(await page.locator('.wechat textarea').isDisabled()).toBe(true);
    await page.locator('.wechat .phone-head button', { hasText: '关注' }).click();
    await visitor.reads('wechat', '海川银行');
    await page.locator('.account-menu button', { hasText: '转账' }).click();
    await visitor.reads('wechat', '限额');

    const picture = await page.screenshot();
    await page
      .locator('.attach input')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    await page.locator('.wechat .said img').waitFor();
    await page.locator('.wechat .note.me.sent').last().waitFor();
  }, 60_000);

  it('counts an SMS as it is written', async () => {
    const { visitor } = await visit({ locale: 'en-GB' });
    const field = visitor.page.locator('.sms .compose textarea');
    const count = visitor.page.locator('.sms output');
    await field.fill('a'.repeat(161));
    expect(await count.textContent()).toBe('GSM-7 · 161/306 · 2 SMS');
    await field.fill('余额');
    expect(await count.textContent()).toBe('UCS-2 · 2/70 · 1 SMS');
  });

  it('loses the network on the web chat phone, and sends once it is back', async () => {
    const { visitor } = await visit();
    await visitor.makeFail('webchat', 'offline');
    await visitor.told('webchat', '没有网络');
    await visitor.step(3).click();
    await visitor.chat.locator('.msg.queued', { hasText: '转人工' }).waitFor();
    await visitor.makeFail('webchat', '');
    await visitor.readsInChat('人工');
    expect(await visitor.chat.locator('.msg.me').count()).toBe(1);
  });

  it('gives every tab its own customers, and new ones when asked', async () => {
    const { visitor } = await visit();
    await visitor.step(2).click();
    await visitor.reads('sms', '挂失');
    const other = await visit();
    expect(await other.visitor.page.locator('.sms .note').count()).toBe(0);

    await visitor.page.reload();
    await visitor.reads('sms', '挂失');
    await visitor.page.locator('.bar button').click();
    await visitor.page.locator('.sms .empty').waitFor();
  });

  it.each([
    ['light', 1280, 'en-GB'],
    ['dark', 1920, 'zh-CN'],
    ['light', 400, 'zh-HK'],
  ] as const)('is named, of good contrast and fits: %s, %i wide, %s', async (colorScheme, width, locale) => {
    const { visitor } = await visit({ colorScheme, locale, viewport: { width, height: 900 } });
    await visitor.step(1).click();
    await visitor.page.locator('.wechat .note.bank').first().waitFor();
    await visitor.step(2).click();
    await visitor.page.locator('.sms .note.bank').first().waitFor();

    expect(await nameless(visitor.page)).toEqual([]);
    expect(await lowContrast(visitor.page)).toEqual([]);
    const overflow = await visitor.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await shoot(visitor.page, `playground-${colorScheme}-${width}`);
  });
});
