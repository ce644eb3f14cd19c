import type { Browser, CDPSession } from 'playwright-core';
import type { AgentView, EscalationView } from '../../src/contract/api';
import { agentView, escalationView } from '../builders/escalation-view';
import { FakeConsoleServer } from '../fakes/console-server';
import { eventually } from '../support/eventually';
import { describeInBrowser, launchBrowser, openPage } from './browser';

const WAITING = 500;
const OPEN = 60;
const EVENTS_PER_SECOND = 50;
/** Longer with MEASURE=1, which also prints the figures. */
const SECONDS = process.env['MEASURE'] === undefined ? 4 : 20;

interface Screen {
  frames: number[];
  longest: number;
}

describeInBrowser('the console with a full desk', () => {
  let server: FakeConsoleServer;
  let browser: Browser;
  const me: AgentView = agentView();
  const owner = { id: me.id, displayName: me.displayName };

  beforeAll(async () => {
    const queue = { id: 'cards', title: '银行卡', waiting: WAITING, mode: 'push', open: true } as const;
    [server, browser] = await Promise.all([
      FakeConsoleServer.start(me, [{ ...queue, why: null, opensAt: null }]),
      launchBrowser(),
    ]);
    const now = Date.now();
    server.waiting = Array.from({ length: WAITING }, (_, n) =>
      escalationView(`w${String(n)}`, {}, now - n * 1000),
    );
    server.active = Array.from({ length: OPEN }, (_, n) => mine(`m${String(n)}`, now - n * 5000));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  function mine(id: string, at: number): EscalationView {
    const answered = new Date(at).toISOString();
    return escalationView(id, { state: 'active', owner, firstReplyAt: answered, claimedAt: answered }, at);
  }

  /** As on a busy day: customers write to this agent and to others, and conversations of others move. */
  function happen(n: number): void {
    const kind = n % 5;
    if (kind < 2) {
      const one = server.active[(n * 7) % OPEN];
      if (one) server.heard(one, n);
    } else if (kind === 2) {
      server.move(escalationView(`n${String(n)}`, {}, Date.now()));
    } else {
      const one = server.waiting[0];
      if (one) server.move({ ...one, state: 'closed', owner: null });
    }
  }

  it('draws what can be seen, reads what concerns the agent, and stays smooth', async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(`${server.url}/console/`);
    await page.locator('.row[data-group=mine]').first().waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(30);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    Object.assign(server.asked, { lists: 0, singles: [] });
    const before = await metrics(cdp);
    const screen = page.evaluate<Screen>(watchFrames(SECONDS * 1000));

    const started = Date.now();
    let n = 0;
    while (Date.now() - started < SECONDS * 1000) {
      const due = ((Date.now() - started) * EVENTS_PER_SECOND) / 1000;
      for (; n < due; n++) happen(n);
      await new Promise((done) => setTimeout(done, 5));
    }
    const { frames, longest } = await screen;
    report(n, frames, longest, before, await metrics(cdp), server.asked);

    expect(errors).toEqual([]);
    expect(server.asked.lists).toBeLessThanOrEqual(SECONDS / 2 + 1);
    expect(server.asked.singles.every((id) => id.startsWith('m'))).toBe(true);
    expect(server.asked.singles.length).toBeLessThanOrEqual(OPEN);
    await eventually(
      () => page.locator('.row.is-unread').count(),
      (unread) => unread > 0,
    );
    expect(await page.locator('.row').count()).toBeLessThan(30);
  }, 90_000);

  it('reaches the end of the list by scrolling, and goes through it by keys', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/console/`);
    await page.locator('.row').first().waitFor();
    await page.locator('.row').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.className')).toContain('row');
    await page.evaluate("document.querySelector('.inbox-list').scrollTop = 1e9");
    const last = server.waiting.slice(0, 500).at(-1)?.conversationId ?? '';
    await page.locator(`.row[data-conversation="${last}"]`).waitFor();

    await page.locator('#inbox-filter').fill('m17');
    await page.locator('.row[data-conversation="c-m17"]').waitFor();
    expect(await page.locator('.row').count()).toBe(1);
  }, 30_000);
});

type Metrics = Map<string, number>;

async function metrics(cdp: CDPSession): Promise<Metrics> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return new Map(list.map(({ name, value }) => [name, value]));
}

/** Runs in the page: gathers the time between frames. */
function watchFrames(ms: number): string {
  return `new Promise((done) => {
    const frames = [];
    let [last, longest] = [performance.now(), 0];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    const end = last + ${String(ms)};
    const step = (now) => {
      frames.push(now - last);
      last = now;
      if (now < end) requestAnimationFrame(step);
      else done({ frames, longest });
    };
    requestAnimationFrame(step);
  })`;
}

function report(
  events: number,
  frames: number[],
  longest: number,
  before: Metrics,
  after: Metrics,
  { lists, singles }: FakeConsoleServer['asked'],
): void {
  if (process.env['MEASURE'] === undefined) return;
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const spent = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  const each = (name: string): string => ((spent(name) * 1000) / events).toFixed(2);
  process.stdout.write(
    `console: ${String(events)} events in ${String(SECONDS)} s; per event script ${each('ScriptDuration')} ms, ` +
      `style ${each('RecalcStyleDuration')} ms, layout ${each('LayoutDuration')} ms, all tasks ${each('TaskDuration')} ms; ` +
      `frames p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; longest task ${longest.toFixed(0)} ms; ` +
      `lists read ${String(lists)}, single ones ${String(singles.length)}\n`,
  );
}
