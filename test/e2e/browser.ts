import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = PLACES.find((path): path is string => path !== undefined && existsSync(path));

/** Where pictures of a failed or noteworthy moment go. */
export const SHOTS = join(tmpdir(), 'switchboard-shots');

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (executablePath === undefined) {
  process.stderr.write(
    '\n*** BROWSER TESTS SKIPPED: no Chromium. Install it (apt-get install chromium fonts-noto-cjk) or set CHROMIUM. ***\n\n',
  );
}

/** `describe` where there is a Chromium; elsewhere its tests count as skipped. */
export const describeInBrowser: typeof describe.skip =
  executablePath === undefined ? describe.skip : describe;

export function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium');
  return chromium.launch({ executablePath, args: ARGS });
}

export const DESKTOP = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
} satisfies BrowserContextOptions;

/** A page of its own, as if by another person. Errors of its scripts are gathered in `errors`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ ...DESKTOP, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text())) errors.push(message.text());
  });
  return { page, errors };
}

/** Keeps a picture for whoever wants to look. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
