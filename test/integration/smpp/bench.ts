import { mountSmpp } from '../../../channels/sms/providers/smpp';
import { TIMING, type Timing } from '../../../channels/sms/providers/smpp/config';
import { smppSettings } from '../../../channels/sms/providers/smpp/settings';
import type { MountedProvider } from '../../../channels/sms/provider';
import { startSmppCentre, type CentreOptions, type SmppCentre } from '../../../playground/platforms/smpp';
import { FakeChannelHost } from '../../fakes/channel-host';
import { eventually } from '../../support/eventually';

/** Waits short enough for a test. */
export const SHORT: Timing = {
  ...TIMING,
  bindMs: 2_000,
  responseMs: 500,
  queueMs: 3_000,
  reconnectMs: [20, 100],
  confirmMs: 10,
  recoverMs: 2_000,
  receiptRetryMs: [20, 50, 100, 200],
  sweepMs: 20,
};

export interface Bench {
  centre: SmppCentre;
  host: FakeChannelHost;
  provider: MountedProvider;
  /** Texts that were handed in, in order, without repeats. */
  texts: () => (string | undefined)[];
  bound(): Promise<void>;
  unbound(): Promise<void>;
  /** Mounts the provider (once more) on the same store. */
  start(): Promise<void>;
  /** Stops it as a process that is told to end. */
  stop(): Promise<void>;
  /** Stops it as a process that dies: nothing more is said to the centre. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export interface BenchOptions {
  settings?: Record<string, string>;
  timing?: Partial<Timing>;
  centre?: CentreOptions;
}

/** The provider and a message centre, connected by TCP. */
export async function makeBench({
  settings = {},
  timing = {},
  centre: options,
}: BenchOptions = {}): Promise<Bench> {
  const centre = await startSmppCentre(options);
  const host = new FakeChannelHost({ channel: 'sms', reply: () => [] });
  const parsed = smppSettings.parse({ SMPP_RATE: '500', ...centre.settings, ...settings });
  const mounted: MountedProvider[] = [];
  const mount = () => {
    const provider = mountSmpp(host, parsed, { ...SHORT, ...timing });
    mounted.push(provider);
    return provider;
  };
  const bound = async () => {
    await eventually(
      () => centre.bound(),
      (is) => is,
      5_000,
    );
  };
  const unbound = async () => {
    await eventually(
      () => centre.bound(),
      (is) => !is,
      5_000,
    );
  };
  const bench: Bench = {
    centre,
    host,
    provider: mount(),
    texts: () =>
      host.stored.filter(({ direction }) => direction === 'in').map(({ activity }) => activity.text),
    bound,
    unbound,
    async start() {
      const before = centre.binds;
      bench.provider = mount();
      await eventually(
        () => centre.binds,
        (binds) => binds > before,
        5_000,
      );
    },
    async stop() {
      await bench.provider.close?.();
      await unbound();
    },
    async crash() {
      centre.fail({ kind: 'down' });
      await unbound();
      await bench.provider.close?.();
      centre.fail(null);
    },
    async close() {
      for (const provider of mounted) await provider.close?.();
      await centre.close();
    },
  };
  await bound();
  return bench;
}

export const CUSTOMER = '+8613800138000';
let lastKey = 0;

/** A message to the customer as the outbox hands it over. */
export function sms(text: string, to = CUSTOMER) {
  lastKey += 1;
  return { to, text, purpose: 'service' as const, key: `c|${String(lastKey).padStart(8, '0')}` };
}
