import { channels } from '../channels';
import { compose, type App } from './compose';
import { configCli } from './config/cli';
import { loadConfig, type Config } from './config/load';
import { AppError } from './contract/errors';
import { createLogger } from './telemetry/logger';

const settings = Object.fromEntries(channels.map((channel) => [channel.name, channel.settings]));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Where everything is, and how to sign in. */
function banner({ url, firstAdmin }: App): string {
  const lines = [
    '',
    '  Switchboard is ready.',
    '',
    `  Web chat   ${url}/`,
    `  Console    ${url}/console/`,
    `  API        ${url}/api/openapi.json`,
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

async function start(config: Config): Promise<void> {
  const logger = createLogger(config.LOG_LEVEL);
  process.on('unhandledRejection', (reason) => logger.error({ err: reason }, 'unhandled rejection'));
  const app = await compose({ config, channels, logger, progress: (step) => say(`  ${step}`) });
  stopOnSignal(app, config.SHUTDOWN_SECONDS * 1000);
  say(banner(app));
}

async function main(args: string[]): Promise<void> {
  if (args[0] === 'config') {
    process.exitCode = configCli(args[1], settings, say);
    return;
  }
  await start(loadConfig(process.env, settings));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof AppError;
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
