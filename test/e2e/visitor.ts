import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Somebody who tries the playground. */
export class Visitor {
  readonly chat: FrameLocator;
  readonly desk: FrameLocator;

  constructor(readonly page: Page) {
    this.chat = page.frameLocator('.webchat iframe');
    this.desk = page.frameLocator('.console iframe');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/playground/`);
    await this.page.locator('.step:enabled').nth(2).waitFor();
  }

  /** Signs in to the console beside the phones. */
  async signIn(password: string): Promise<void> {
    await this.desk.locator('input[name=username]').fill('admin');
    await this.desk.locator('input[name=password]').fill(password);
    await this.desk.locator('input[name=password]').press('Enter');
    await this.desk.locator('.live.is-live').waitFor();
  }

  /** Claims the waiting customer who wrote these words. */
  async claim(words: string): Promise<void> {
    await this.desk.locator('.row', { hasText: words }).click();
    await this.desk.locator('.foot-note .primary').click();
    await this.desk.locator('#reply').waitFor();
  }

  async answer(text: string): Promise<void> {
    await this.desk.locator('#reply').fill(text);
    await this.desk.locator('#reply').press('Enter');
  }

  async agentReads(words: string): Promise<void> {
    await this.desk.locator('.message', { hasText: words }).last().waitFor();
  }

  step(number: 1 | 2 | 3): Locator {
    return this.page.locator('.step').nth(number - 1);
  }

  async write(phone: 'wechat' | 'sms', text: string): Promise<void> {
    const field = this.page.locator(`.${phone} .compose textarea`);
    await field.fill(text);
    await field.press('Enter');
  }

  async writeInChat(text: string): Promise<void> {
    await this.chat.locator('textarea').fill(text);
    await this.chat.locator('textarea').press('Enter');
  }

  /** Waits until the phone shows the words from the bank. */
  async reads(phone: 'wechat' | 'sms', words: string | RegExp): Promise<void> {
    await this.page.locator(`.${phone} .note.bank`, { hasText: words }).first().waitFor();
  }

  async readsInChat(words: string | RegExp): Promise<void> {
    await this.chat.locator('.msg.bot, .msg.agent', { hasText: words }).first().waitFor();
  }

  /** Waits until the strip below the phone says so. */
  async told(phone: 'wechat' | 'sms' | 'webchat', words: string | RegExp): Promise<void> {
    await this.page.locator(`.${phone} .strip`, { hasText: words }).waitFor();
  }

  async makeFail(phone: 'wechat' | 'sms' | 'webchat', trouble: string): Promise<void> {
    await this.page.locator(`.${phone} .trouble select`).selectOption(trouble);
  }
}
