import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { Channel } from './contract/channel';
import type { Clock, Ids, Logger } from './contract/ports';
import type { Store } from './contract/store';
import { createCalendar } from './calendar';
import { createAssist } from './assist';
import { fileKind } from './channel-kit';
import { createContacts } from './contacts';
import { createDesk, summarize, whyNot } from './desk';
import { createExporter } from './export';
import { createFigures, createTallyCounter, observed, tallied } from './figures';
import { createHttp, ensureAdmin, type FirstAdmin } from './http';
import { createJobs } from './jobs';
import { convertToSimplified, createEngine, createWorkshop, readFolder, toHongKong } from './nlu';
import { conversationOf, createRouter, type Router, type RunningChannel } from './router';
import { createPeople } from './people';
import { phoneDigest, rememberOptOuts } from './privacy';
import { openStore } from './store/open';
import { createStudio } from './studio';
import { createMetrics } from './telemetry/metrics';
import type { Config } from './config/load';
import { folderWriter, studioSettings, writesBack } from './studio-settings';

export interface ComposeOptions {
  config: Config;
  channels: readonly Channel[];
  logger: Logger;
  clock?: Clock;
  ids?: Ids;
  /** Told what is being done, for whoever waits. */
  progress?: (step: string) => void;
}

export interface App {
  url: string;
  /** Set when this start made the first user. */
  firstAdmin: FirstAdmin | null;
  store: Store;
  /** Takes nothing new, finishes what runs, closes; within the configured time. */
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };
const RANDOM_IDS: Ids = { next: () => nanoid() };
const JUST_STARTED_GRACE_MS = 0;

/** Puts the houses together: config -> store -> nlu -> router -> desk -> jobs -> http -> channels. */
export async function compose(options: ComposeOptions): Promise<App> {
  const { config, logger, clock = SYSTEM_CLOCK, ids = RANDOM_IDS, progress = () => undefined } = options;
  progress(config.MONGODB_URI === undefined ? `store: embedded in ${config.DATA_DIR}` : 'store: MongoDB');
  const opened = await openStore({ mongodbUri: config.MONGODB_URI, dataDir: config.DATA_DIR, clock });
  const tally = createTallyCounter({ tallies: opened.tallies, clock, logger });
  const observing = observed(opened, tally, logger);
  const lintOptions = {
    channels: options.channels.map(({ name }) => name),
    today: () => clock.now().toISOString().slice(0, 10),
  };
  const engine = createEngine({
    lintOptions,
    cacheDir: config.MODELS_DIR ?? join(config.DATA_DIR, 'models'),
    logger,
    margin: config.PUBLISH_MARGIN / 100,
  });
  const { jobs, bus } = createJobs(config.REDIS_URL, observing.jobs, clock, logger);
  const metrics = createMetrics({
    clock,
    waiting: () => observing.escalations.countWaiting(),
    outbox: () => observing.log.outboxStats(),
  });
  const secret = await secrets(observing, config.APP_SECRET);
  const store = { ...observing, consents: rememberOptOuts(observing.consents, phoneDigest(secret)) };
  const people = createPeople({ config, store, secret, clock, ids, logger });
  const channels = new Map<string, RunningChannel>(
    options.channels.map((channel) => [channel.name, { channel, mounted: null }]),
  );
  const content = () => engine.content;
  const shared = { store, content, bus, jobs, clock, ids, logger };
  const calendar = createCalendar({ content });

  const contacts = createContacts({
    ...shared,
    speaker: () => router,
    telephone: () => telephone(channels),
    conversationOf: (channel, customerId) => conversationOf(secret, channel, customerId),
    secret,
  });
  const desk = createDesk({
    ...shared,
    calendar,
    contacts,
    speaker: () => router,
    leaseMs: config.AGENT_LEASE_SECONDS * 1000,
  });
  const router: Router = createRouter({
    ...shared,
    calendar,
    live: engine.live,
    missed: store.missed,
    desk,
    channels,
    telemetry: tallied(metrics.telemetry, tally),
    secret,
    contacts,
    sendHours: config.SEND_HOURS,
  });
  const workshop = createWorkshop(lintOptions);
  const studio = createStudio({
    ...shared,
    engine,
    workshop,
    agents: store.agents,
    settings: studioSettings(config),
    channels: () =>
      [...channels.values()].filter(({ mounted }) => mounted).map(({ channel }) => channel.name),
    pastQuestions: (limit) => router.pastQuestions(limit),
    preview: (reply, locale) => router.previews(reply, locale),
    explain: (live, text) => live.explain?.(text) ?? null,
    ...(writesBack(config) && { writeBack: folderWriter(config.INTENTS_DIR, { store, workshop, logger }) }),
  });
  const assist = createAssist({
    ...shared,
    contacts,
    guide: router.guide,
    live: engine.live,
    catalogue: () => studio.catalogue(),
    script: { toTraditional: toHongKong, toSimplified: convertToSimplified },
    fileKind,
  });
  progress('understanding: loading the intents');
  await studio.adoptFolder(await readFolder(config.INTENTS_DIR));
  await studio.follow();
  engine.live();
  // Why now: a year's holidays take a while to work out, and a customer should not wait for it.
  for (const queue of content().queues()) calendar.opensAt(queue, clock.now());
  for (const running of channels.values()) {
    running.mounted = running.channel.mount(
      router.host(running.channel.name),
      config.channels[running.channel.name],
    );
  }
  const mounted = [...channels.values()].flatMap((running) => (running.mounted ? [running.mounted] : []));
  const http = createHttp({
    ...shared,
    ...people,
    config,
    desk,
    assist,
    exporter: createExporter({ pdfFont: config.PDF_FONT }),
    summarize: (input) =>
      summarize({
        ...input,
        understand: (text, today) => engine.live().understander.understand(text, undefined, { today }),
        title: (intent, locale) => engine.content.title(intent, locale),
      }),
    whyNot,
    contacts,
    studio,
    figures: createFigures({ ...shared, desk, leaseMs: config.AGENT_LEASE_SECONDS * 1000 }),
    metrics,
    channels: mounted,
    ready: () => readiness(store),
  });

  const sweep = startSweep(config.SWEEP_SECONDS * 1000, logger, async (graceMs) => {
    await router.sweep(graceMs);
    await desk.sweep();
    await studio.sweep();
    await people.privacy.sweep();
  });
  jobs.start();
  await sweep.run(JUST_STARTED_GRACE_MS);
  const { port } = await http.listen(config.PORT, config.HOST);
  // Why last: a start that fails, for a setting or a port that is taken, would never show the password that was made.
  const firstAdmin = await ensureAdmin({ agents: store.agents, clock, ids, password: config.ADMIN_PASSWORD });

  return {
    url: `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${String(port)}`,
    firstAdmin,
    store,
    async close() {
      sweep.stop();
      await http.close(config.SHUTDOWN_SECONDS * 1000);
      for (const channel of mounted) await channel.close?.();
      await within(config.SHUTDOWN_SECONDS * 1000, router.idle());
      await jobs.close();
      router.close();
      await bus.close();
      studio.close();
      await engine.close();
      await studio.idle();
      await people.privacy.idle();
      await tally.close();
      await store.close();
    },
  };
}

/** Secrets by purpose, all derived from one that is configured or kept in the store. */
async function secrets(store: Store, configured: string | undefined): Promise<(purpose: string) => string> {
  const root =
    configured ?? (await store.settings.getOrCreate('app-secret', randomBytes(32).toString('base64url')));
  return (purpose) => createHmac('sha256', root).update(purpose).digest('base64url');
}

/** The running channel whose customers are telephone numbers. */
function telephone(channels: Map<string, RunningChannel>): string | null {
  const found = [...channels.values()].find(
    ({ channel, mounted }) => mounted !== null && channel.capabilities.telephone === true,
  );
  return found?.channel.name ?? null;
}

async function readiness(store: Store): Promise<{ ok: boolean; checks: Record<string, string> }> {
  try {
    await store.ping();
    return { ok: true, checks: { store: store.engine } };
  } catch {
    return { ok: false, checks: { store: 'does not answer' } };
  }
}

/** Runs the sweep over and over, one at a time. */
function startSweep(
  everyMs: number,
  logger: Logger,
  sweep: (graceMs: number) => Promise<void>,
): { run(graceMs: number): Promise<void>; stop(): void } {
  const run = (graceMs: number): Promise<void> =>
    sweep(graceMs).catch((error: unknown) => logger.error({ err: error }, 'sweep failed'));
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    timer = setTimeout(() => void run(everyMs).then(plan), everyMs);
  };
  plan();
  return { run, stop: () => clearTimeout(timer) };
}

/** Waits for the work, but no longer than the time. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
