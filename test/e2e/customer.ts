import type { Locator, Page } from 'playwright-core';

/** A customer at the bank's page: what they see of the widget, and what they do with it. */
export class Customer {
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly input: Locator;
  readonly link: Locator;

  constructor(readonly page: Page) {
    this.launcher = page.locator('.launcher');
    this.panel = page.locator('dialog.panel');
    this.input = page.locator('.panel textarea');
    this.link = page.locator('.panel .link');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.launcher.click();
    await this.messages('bot').first().waitFor();
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  messages(author: 'me' | 'bot' | 'agent'): Locator {
    return this.page.locator(`.panel .msg.${author}`);
  }

  button(title: string): Locator {
    return this.page.locator('.panel .actions button', { hasText: title });
  }

  /** Waits for a message of that author that holds the words. */
  async hears(author: 'me' | 'bot' | 'agent', words: string | RegExp): Promise<void> {
    await this.messages(author).filter({ hasText: words }).first().waitFor();
  }

  /** Waits until the last message has been echoed by the server. */
  async delivered(text: string): Promise<void> {
    await this.page.locator('.panel .msg.me:not(.queued):not(.sending)', { hasText: text }).last().waitFor();
  }

  async texts(author: 'me' | 'bot' | 'agent'): Promise<string[]> {
    return this.page.locator(`.panel .msg.${author} .bubble`).allTextContents();
  }
}
