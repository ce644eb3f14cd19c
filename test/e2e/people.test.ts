import type { Browser, Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { signIn } from '../support/agent-client';
import { startServer, type RunningServer } from '../support/server';
import { lowContrast, nameless } from './audit';
import { describeInBrowser, launchBrowser, openPage, shoot } from './browser';

const PASSWORD = 'a-long-password';

describeInBrowser('people, account, audit and privacy in the console', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    const admin = await signIn(server.url, 'admin', server.adminPassword);
    for (const [username, displayName, role] of [
      ['li.na', 'Li Na', 'agent'],
      ['lead', 'The Lead', 'supervisor'],
    ]) {
      await admin.call('POST', '/api/agents', { username, displayName, role, password: PASSWORD });
    }
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Everything has a name, and every text stands out from its ground. */
  async function expectReadable(page: Page): Promise<void> {
    expect([await nameless(page), await lowContrast(page)]).toEqual([[], []]);
  }

  async function open(username: string, password: string, hash = ''): Promise<Page> {
    const { page } = await openPage(browser, { locale: 'en' });
    await page.goto(`${server.url}/console/${hash}`);
    await page.getByLabel('User name').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    return page;
  }

  test('an administrator finds and changes somebody, and sees it in the audit', async () => {
    const page = await open('admin', server.adminPassword, '#/agents');
    await page.getByLabel('Search name').fill('li na');
    await page.getByRole('button', { name: 'Change Li Na' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Team').fill('Night');
    await dialog.getByLabel('Skills').fill('fx，loans');
    await expectReadable(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Li Na was changed.').waitFor();
    await page.getByRole('cell', { name: 'fx, loans' }).waitFor();
    await page.goto(`${server.url}/console/#/audit`);
    await page.getByRole('row', { name: /Person changed allowed Li Na/ }).waitFor();
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText(/The chain is whole/).waitFor();
    await expectReadable(page);
    await shoot(page, 'people-audit');
    await page.context().close();
  });

  test('a supervisor changes what an agent serves, and is shown no more than that', async () => {
    const page = await open('lead', PASSWORD, '#/agents');
    await page.getByRole('button', { name: 'Change Li Na' }).click();
    await page.getByRole('dialog').getByLabel('Team').waitFor();
    expect(await page.getByRole('dialog').getByLabel('Role').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Change The Lead' }).isVisible()).toBe(false);
    await page.context().close();
  });

  test('a second step is set up, and asked for at the next sign-in', async () => {
    const page = await open('li.na', PASSWORD, '#/account');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'Code for the authenticator app' }).waitFor();
    const secret = (await page.locator('.second-step code').innerText()).replaceAll(' ', '');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await page.getByLabel('Then type the six digits').fill(totp.generate());
    await expectReadable(page);
    await page.getByRole('button', { name: 'Turn on' }).click();
    const code = await page.locator('.recovery-codes li').first().innerText();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('On. 10 recovery codes are left.').waitFor();
    await page.context().close();

    const again = await open('li.na', PASSWORD);
    await again.getByLabel('Code from the authenticator app').fill('000000');
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.getByText('The code is wrong').waitFor();
    await expectReadable(again);
    await again.getByLabel('Code from the authenticator app').fill(code);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.locator('.top-bar').first().waitFor();
    await again.context().close();
  });

  test('an erasure shows first what would go, or that there is nothing', async () => {
    const page = await open('admin', server.adminPassword, '#/erasure');
    await page.getByRole('button', { name: 'Erase a person' }).click();
    await page.getByLabel('Conversation, or address').fill('sms:+8613800138000');
    await page.getByRole('button', { name: 'See what would go' }).click();
    await page.getByText('Nothing is stored under this.').waitFor();
    await expectReadable(page);
    await page.context().close();
  });
});
