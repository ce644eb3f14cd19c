import { compose } from '../../src/compose';
import { loadConfig } from '../../src/config/load';
import { createLogger } from '../../src/telemetry/logger';
import { vendorChannel } from '../fakes/vendor-channel';

/** The real product with a vendor's channel in place of the shipped ones. */
async function main(): Promise<void> {
  const channel = vendorChannel(process.env.VENDOR_IDEMPOTENT !== 'false');
  const config = loadConfig(process.env, { vendor: channel.settings });
  const app = await compose({ config, channels: [channel], logger: createLogger(config.LOG_LEVEL) });
  process.stdout.write(`Web chat ${app.url}/\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
