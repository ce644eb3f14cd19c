import { channels } from '../channels';
import { compose, type App } from './compose';
import { configCli } from './config/cli';
import { loadConfig, type Config, type Environment } from './config/load';
import { hasPlayground } from './config/playground';
import type { Channel } from './contract/channel';
import { AppError } from './contract/errors';
import { createLogger } from './telemetry/logger';

const settings = settingsOf(channels);

function settingsOf(list: readonly Channel[]): Record<string, Channel['settings']> {
  return Object.fromEntries(list.map((channel) => [channel.name, channel.settings]));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Where everything is, and how to sign in. */
function banner({ url, firstAdmin }: App, playground: string | null): string {
  const lines = [
    '',
    '  Switchboard is ready.',
    '',
    `  Web chat   ${url}/`,
    `  Console    ${url}/console/  (agents and supervisors)`,
    `  Studio     ${url}/studio/  (whoever teaches the bot)`,
    `  API        ${url}/api/openapi.json`,
    ...(playground === null ? [] : [`  Playground ${playground}  (WeChat, SMS and web chat, side by side)`]),
    '',
  ];
  if (firstAdmin?.generated === true) {
    lines.push(`  Sign in as ${firstAdmin.username} with the password ${firstAdmin.password}`);
    lines.push('  It is shown this once. Set ADMIN_PASSWORD before the first start to choose your own.', '');
  } else if (firstAdmin) {
    lines.push(`  Sign in as ${firstAdmin.username} with ADMIN_PASSWORD.`, '');
  }
  return lines.join('\n');
}

/** Beyond the configured time, for what waits on a server that does not answer. */
const STOP_MARGIN_MS = 5_000;

function stopOnSignal(app: App, shutdownMs: number): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), shutdownMs + STOP_MARGIN_MS).unref();
    say('Stopping: nothing new is taken, what runs is finished. Press again to stop at once.');
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What is started beside the configuration. */
interface Extras {
  channels: readonly Channel[];
  /** Told where we listen; gives the playground's address, or null. */
  connect: (url: string) => string | null;
}

async function start(config: Config, { channels, connect }: Extras): Promise<void> {
  const logger = createLogger(config.LOG_LEVEL);
  process.on('unhandledRejection', (reason) => logger.error({ err: reason }, 'unhandled rejection'));
  const app = await compose({ config, channels, logger, progress: (step) => say(`  ${step}`) });
  stopOnSignal(app, config.SHUTDOWN_SECONDS * 1000);
  say(banner(app, connect(app.url)));
}

async function main(args: string[]): Promise<void> {
  if (args[0] === 'config') {
    process.exitCode = configCli(args[1], settings, say);
    return;
  }
  const config = loadConfig(process.env, settings);
  if (hasPlayground(config)) await startWithPlayground(process.env);
  else await start(config, { channels, connect: () => null });
}

/** Why imported here only: the playground is no part of what runs in production. */
async function startWithPlayground(environment: Environment): Promise<void> {
  const { startPlayground } = await import('../playground/index.js');
  const playground = await startPlayground({ environment });
  const list = playground.channels(channels);
  await start(loadConfig(playground.environment, settingsOf(list)), {
    channels: list,
    connect: (url) => playground.connect(url),
  });
}

/** What to do about it where we know, else all that there is to know. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Set PORT to another one (0: any free one).';
  if (code === 'EADDRNOTAVAIL')
    return 'HOST is no address of this machine. Set it to 127.0.0.1, or 0.0.0.0 for all.';
  if (code === 'EACCES') return `No permission: ${error.message}. Check PORT (from 1024 on) and DATA_DIR.`;
  if (error.name === 'MongooseServerSelectionError')
    return `MongoDB at MONGODB_URI does not answer: ${error.message}`;
  const ours = error instanceof AppError || code === 'EMBEDDED_STORE_LOCKED';
  return ours ? error.message : (error.stack ?? error.message);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`\nSwitchboard did not start.\n${explain(error)}\n`);
  process.exit(1);
});
