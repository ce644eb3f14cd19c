import { Counter, Gauge, type Registry } from 'prom-client';
import type { OutboxStats } from '../contract/log';
import type { Clock } from '../contract/ports';

/** Where the gauges read from, at each scrape. */
export interface Sources {
  clock: Clock;
  /** Waiting escalations per queue. */
  waiting(): Promise<ReadonlyMap<string, number>>;
  outbox(): Promise<OutboxStats>;
}

/** Adds the gauges of queue and outbox. */
export function addGauges(registry: Registry, sources: Sources): void {
  const registers = [registry];
  const failures = new Counter({
    name: 'switchboard_gauge_failures_total',
    help: 'Readings that the store did not answer; the gauge then keeps its last value',
    registers,
  });
  const guarded = async (read: () => Promise<void>) => {
    try {
      await read();
    } catch {
      failures.inc();
    }
  };
  const waiting: Gauge<'queue'> = new Gauge({
    name: 'switchboard_queue_waiting',
    help: 'Customers who wait for a person, by queue',
    labelNames: ['queue'],
    registers,
    collect: () =>
      guarded(async () => {
        const counts = await sources.waiting();
        waiting.reset();
        for (const [queue, count] of counts) waiting.set({ queue }, count);
      }),
  });
  const unknown = new Gauge({
    name: 'switchboard_outbox_unknown',
    help: 'Messages whose delivery ended unknown',
    registers,
  });
  const parked = new Gauge({
    name: 'switchboard_outbox_parked',
    help: 'Messages that wait until their customer writes again',
    registers,
  });
  const age = new Gauge({
    name: 'switchboard_outbox_age_seconds',
    help: 'How long the oldest due message has been waiting to be sent',
    registers,
  });
  const queued: Gauge = new Gauge({
    name: 'switchboard_outbox_queued',
    help: 'Messages that wait to be sent',
    registers,
    collect: () =>
      guarded(async () => {
        const stats = await sources.outbox();
        queued.set(stats.queued);
        unknown.set(stats.unknown);
        parked.set(stats.parked);
        const late = stats.oldestDueAt === null ? 0 : sources.clock.now().getTime() - stats.oldestDueAt;
        age.set(Math.max(0, late) / 1000);
      }),
  });
}
