import { channels } from '../../channels';
import { compose } from '../../src/compose';
import { loadConfig } from '../../src/config/load';
import { createLogger } from '../../src/telemetry/logger';
import { vendorChannel } from '../fakes/vendor-channel';

/** The real product with a vendor's channel beside the shipped ones. */
async function main(): Promise<void> {
  const channel = vendorChannel(process.env.VENDOR_IDEMPOTENT !== 'false');
  const all = [...channels, channel];
  const settings = Object.fromEntries(all.map((one) => [one.name, one.settings]));
  const config = loadConfig(process.env, settings);
  const app = await compose({ config, channels: all, logger: createLogger(config.LOG_LEVEL) });
  process.stdout.write(`Web chat ${app.url}/\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
