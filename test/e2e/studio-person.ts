import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { signIn, type AgentClient } from '../support/agent-client';
import type { RunningServer } from '../support/server';
import { openPage } from './browser';

const PASSWORD = 'long-enough-password';

/** An account that may edit content, over the API. */
export async function addEditor(
  server: RunningServer,
  username: string,
  displayName: string,
): Promise<AgentClient> {
  const admin = await signIn(server.url, 'admin', server.adminPassword);
  const account = { username, displayName, password: PASSWORD, role: 'editor', cap: 8, queues: [] };
  const added = await admin.call('POST', '/api/agents', { ...account, languages: ['zh-CN', 'en'] });
  if (added.status !== 201) throw new Error(`account of ${username}: ${String(added.status)}`);
  return signIn(server.url, username, PASSWORD);
}

/** Somebody at the studio. What they click and type is counted, as a person would do it. */
export class StudioPerson {
  readonly groups: Locator;
  readonly toast: Locator;
  readonly dialog: Locator;
  steps = 0;

  private constructor(
    readonly page: Page,
    readonly errors: string[],
    private readonly url: string,
  ) {
    this.groups = page.locator('.inbox .group');
    this.toast = page.locator('.toast.done');
    this.dialog = page.locator('dialog[open]');
  }

  static async enter(
    browser: Browser,
    url: string,
    username: string,
    options: BrowserContextOptions = {},
  ): Promise<StudioPerson> {
    const { page, errors } = await openPage(browser, options);
    const person = new StudioPerson(page, errors, url);
    await page.goto(`${url}/studio/`);
    await page.locator('input[name=username]').fill(username);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.studio .top-bar').waitFor();
    return person;
  }

  async open(place: string): Promise<void> {
    await this.page.goto(`${this.url}/studio/#/${place}`);
  }

  /** Goes by the bar. */
  async visit(place: 'inbox' | 'publish' | 'history' | 'content'): Promise<void> {
    await this.click(this.page.locator(`.top-bar nav a[href="#/${place}"]`));
  }

  async click(target: Locator): Promise<void> {
    this.steps += 1;
    await target.click();
  }

  async write(target: Locator, text: string): Promise<void> {
    this.steps += 1;
    await target.fill(text);
  }

  /** The group of sentences that holds the words. */
  group(words: string): Locator {
    return this.groups.filter({ hasText: words });
  }

  async says(words: string | RegExp): Promise<void> {
    await this.toast.filter({ hasText: words }).waitFor();
  }
}
