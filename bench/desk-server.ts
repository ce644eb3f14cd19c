import { createHash } from 'node:crypto';
import { channels } from '../channels';
import { compose } from '../src/compose';
import { loadConfig } from '../src/config/load';
import { newcomer, type Agent } from '../src/contract/agent';
import type { Store } from '../src/contract/store';
import { createLogger } from '../src/telemetry/logger';
import { escalation } from '../test/builders/escalation';
import { vendorChannel } from '../test/fakes/vendor-channel';
import { agentId, conversationOf, customerOf, EACH, LEAD_EVERY, tokenOf } from './desk-people';

const HOUR_MS = 3_600_000;
const AT_ONCE = 100;

/** The product with so many agents signed in, each with conversations in hand. */
async function main(count: number): Promise<void> {
  const channel = vendorChannel(true);
  const all = [...channels, channel];
  const settings = Object.fromEntries(all.map((one) => [one.name, one.settings]));
  const config = loadConfig(process.env, settings);
  const app = await compose({ config, channels: all, logger: createLogger(config.LOG_LEVEL) });
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => from + n);
    await Promise.all(some.map((n) => settle(app.store, n)));
  }
  process.stdout.write(`Web chat ${app.url}/\n`);
  process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
}

async function settle(store: Store, n: number): Promise<void> {
  const at = new Date();
  const agent: Agent = {
    ...{ id: agentId(n), username: agentId(n), displayName: `Agent ${String(n)}`, team: null },
    ...newcomer(at),
    ...{
      role: n % LEAD_EVERY === 0 ? 'supervisor' : 'agent',
      queues: [],
      skills: [],
      regions: [],
      cap: EACH,
    },
    ...{ languages: ['zh-CN', 'zh-HK', 'en'], seenAt: at },
    presence: { state: 'available', reason: null, since: at },
  };
  await store.agents.create(agent, 'none');
  await store.sessions.create({
    id: createHash('sha256').update(tokenOf(n)).digest('hex'),
    ...{ agentId: agent.id, createdAt: at, seenAt: at, expiresAt: new Date(at.getTime() + HOUR_MS) },
    ...{ device: 'bench', address: '', via: 'password', limited: false },
  });
  for (let each = 0; each < EACH; each++) await giveOne(store, agent.id, n * EACH + each, at);
}

async function giveOne(store: Store, owner: string, n: number, at: Date): Promise<void> {
  const slot = `slot${String(n)}`;
  await store.agents.reserve(owner, { token: slot, at, weight: 1 });
  const customer = { id: customerOf(n), name: '' };
  await store.conversations.commit({
    ...{ id: conversationOf(n), channel: 'vendor', customer, locale: 'zh-CN', version: 1, cursor: 0 },
    ...{ state: { misses: 0, handedOver: true }, createdAt: at, updatedAt: at },
  });
  await store.escalations.open(
    escalation({
      ...{
        id: `e${String(n)}`,
        conversationId: conversationOf(n),
        channel: 'vendor',
        state: 'active',
        owner,
        slot,
      },
      customer,
      ...{ createdAt: at, orderAt: at, dueAt: at, claimedAt: at, answeredAt: at },
      leaseUntil: new Date(at.getTime() + HOUR_MS),
    }),
  );
}

main(Number(process.argv[2])).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
