import type { Locator, Page } from 'playwright-core';

/** An agent at the console. */
export class DeskAgent {
  readonly reply: Locator;
  readonly waiting: Locator;
  readonly mine: Locator;

  constructor(readonly page: Page) {
    this.reply = page.locator('#reply');
    this.mine = page.locator('.row[data-group=mine]');
    this.waiting = page.locator('.row[data-group=waiting]');
  }

  async signIn(url: string, password: string, username = 'admin'): Promise<void> {
    await this.page.goto(`${url}/console/`);
    await this.page.locator('input[name=username]').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.keyboard.press('Enter');
  }

  async atDesk(): Promise<void> {
    await this.page.locator('.queue-pane').waitFor();
    await this.page.locator('.live.is-live').waitFor();
  }

  async claimNext(): Promise<void> {
    const answer = this.page.waitForResponse('**/api/queue/claim');
    await this.page.locator('.top-bar .primary').click();
    const { conversationId } = (await (await answer).json()) as { conversationId: string };
    await this.page.locator(`.row[aria-current][data-conversation="${conversationId}"]`).waitFor();
    await this.reply.waitFor();
  }

  async say(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.reply.press('Enter');
  }

  async reads(words: string): Promise<void> {
    await this.page.locator('.message', { hasText: words }).last().waitFor();
  }

  /** Opens the dialog of a move from the details. */
  async move(title: string): Promise<Locator> {
    await this.page.locator('.moves button', { hasText: title }).click();
    const dialog = this.page.locator('dialog[open]');
    await dialog.waitFor();
    return dialog;
  }

  async signOut(): Promise<void> {
    // Why visible: the desk stays in the page behind every other one.
    await this.page.locator('.account > button:visible').click();
    await this.page.locator('.account .sign-out').click();
  }

  /** Says that they take offers. */
  async goAvailable(): Promise<void> {
    await this.page.locator('.presence > button').click();
    await this.page.locator('.menu-item.is-available').click();
    await this.page.locator('.presence.is-available').waitFor();
  }

  /** Ends the talk on screen as resolved; after-contact work may follow. */
  async close(note = ''): Promise<void> {
    const dialog = await this.move('结束会话');
    await dialog.locator('.outcomes label').first().click();
    await dialog.locator('textarea').fill(note);
    await dialog.locator('.primary').click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Ends after-contact work. */
  async wrapUp(): Promise<void> {
    await this.page.locator('#wrap-up-done').click();
    await this.page.locator('.foot-note', { hasText: '会话已关闭' }).waitFor();
  }

  get offers(): Locator {
    return this.page.locator('.offer');
  }
}
