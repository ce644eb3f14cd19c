import { loadConfig } from '../../../src/config/load';
import type { MountedChannel } from '../../../src/contract/channel';
import type { HttpRequest, HttpResponse } from '../../../src/contract/http';
import { sendRequest } from '../../fakes/channel-caller';
import { FakeChannelHost } from '../../fakes/channel-host';
import { fakeLogger, type FakeLogger } from '../../fakes/logger';
import { mutate, mutateBytes, seeded } from '../../support/mutate';
import { drivers } from './drivers';
import type { ChannelDriver } from './drivers/driver';
import { fixturesOf } from './fixtures';

const NOW = new Date('2026-01-02T03:04:05.000Z');
/** Of each way in; MUTANTS=10000 for a thorough run. */
const MUTANTS = Number(process.env.MUTANTS ?? 2_000);

interface Bench {
  host: FakeChannelHost;
  mounted: MountedChannel;
  logger: FakeLogger;
  send(request: HttpRequest): Promise<HttpResponse>;
}

function mount({ channel, environment }: ChannelDriver): Bench {
  const logger = fakeLogger();
  const host = new FakeChannelHost({ channel: channel.name, now: NOW, logger });
  const { channels } = loadConfig(environment, { [channel.name]: channel.settings });
  const mounted = channel.mount(host, channels[channel.name]);
  if (!mounted) throw new Error(`${channel.name} did not mount: ${Object.keys(environment).join(', ')}`);
  return { host, mounted, logger, send: (request) => sendRequest(mounted, request) };
}

/** Lets a response that carries a message leave, as the HTTP house does. */
function finish(response: HttpResponse): HttpResponse {
  response.onSent?.(true);
  return response;
}

describe.each(drivers)('%s', (_name, driver) => {
  let bench: Bench;
  const fixtures = fixturesOf(driver.channel.name).filter(([file]) => driver.fixtures?.test(file) ?? true);

  beforeEach(() => {
    bench = mount(driver);
  });
  afterEach(async () => {
    await bench.mounted.close?.();
  });

  it('takes a genuine push, and the same id twice as one message', async () => {
    const payload = driver.text('7000000000000000001', 'balance');
    for (let n = 0; n < 2; n++) {
      const response = finish(await bench.send(driver.push(payload, NOW)));
      expect(response.status).toBe(200);
    }
    await driver.settled?.(bench.host);
    const inbound = bench.host.stored.filter(({ direction }) => direction === 'in');
    expect(inbound.map(({ activity }) => activity.text)).toEqual(['balance']);
  });

  it('refuses every forgery, and stores nothing', async () => {
    const payload = driver.text('7000000000000000002', 'balance');
    const forged = driver.forgeries(payload, NOW);
    expect(forged.length).toBeGreaterThan(1);
    const statuses: number[] = [];
    for (const request of forged) statuses.push((await bench.send(request)).status);
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(bench.host.stored).toEqual([]);
  });

  const { staleAfterMs } = driver;
  const itAged = staleAfterMs === null ? it.skip : it;
  itAged('refuses a genuine push that is too old', async () => {
    const old = new Date(NOW.getTime() - (staleAfterMs ?? 0) - 1_000);
    const { status } = await bench.send(driver.push(driver.text('7000000000000000003', 'balance'), old));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(bench.host.stored).toEqual([]);
  });

  it('takes every fixture over the wire without an error of ours', async () => {
    for (const [file, { payload }] of fixtures) {
      const { status } = finish(await bench.send(driver.push(payload, NOW)));
      expect([file, status < 500]).toEqual([file, true]);
    }
  });

  it(`survives ${String(MUTANTS)} mutated payloads: no 5xx, no crash`, async () => {
    const random = seeded(20_260_102);
    const seeds = [driver.text('7000000000000000004', '余额'), ...fixtures.map(([, { payload }]) => payload)];
    const failures: string[] = [];
    for (let n = 0; n < MUTANTS; n++) {
      const payload = seeds[n % seeds.length];
      const request =
        n % 4 === 3
          ? withBytes(driver.push(payload, NOW), random)
          : driver.push(mutate(payload, random), NOW);
      const outcome = await bench.send(request).then(
        (response) => (finish(response).status >= 500 ? String(response.status) : null),
        (error: unknown) => String(error),
      );
      if (outcome !== null)
        failures.push(`${String(n)}: ${outcome} ${JSON.stringify(payload).slice(0, 200)}`);
    }
    expect(failures.slice(0, 5)).toEqual([]);
  }, 60_000);

  it('writes no secret and no text of a customer to the log', async () => {
    const words = 'my card number is 6222021234567890128';
    await bench.send(driver.push(driver.text('7000000000000000005', words), NOW)).then(finish);
    for (const request of driver.forgeries(driver.text('7000000000000000006', words), NOW))
      await bench.send(request);
    await driver.settled?.(bench.host);
    const log = bench.logger.lines.map((line) => JSON.stringify(line, withErrors)).join('\n');
    expect([...driver.secrets, words].filter((secret) => log.includes(secret))).toEqual([]);
  });
});

function withBytes(request: HttpRequest, random: () => number): HttpRequest {
  return { ...request, body: mutateBytes(request.body, random) };
}

/** JSON leaves out what an Error says. */
function withErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? { message: value.message, stack: value.stack } : value;
}
