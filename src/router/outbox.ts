import type { Delivery, LogEntry } from '../contract/log';
import type { Receipt } from '../contract/channel';
import type { RouterDeps, RunningChannel } from './deps';
import { Serial } from './serial';

/** Renewed after a third, so that two thirds, one whole call, are always left. */
const LANE_MS = 30_000;
const DELIVER_TIMEOUT_MS = 20_000;
const LANE_HELD_RETRY_MS = 5_000;
const NOT_MOUNTED_RETRY_MS = 30_000;
const BATCH = 50;

/** Sends what the log holds for customers: in order per conversation, from one process at a time. */
export class Outbox {
  private readonly serial = new Serial();
  private readonly owner: string;

  constructor(private readonly deps: RouterDeps) {
    this.owner = deps.ids.next();
  }

  idle(): Promise<void> {
    return this.serial.idle();
  }

  /** Sends everything that is due in a conversation. */
  drain(conversationId: string): Promise<void> {
    return this.serial.run(conversationId, async () => {
      while (await this.pass(conversationId));
    });
  }

  /** True when something was stored while the lane was being left, so that another pass is due. */
  private async pass(conversationId: string): Promise<boolean> {
    const { lanes, log } = this.deps.store;
    if (!(await this.takeLane(conversationId))) {
      await this.later(conversationId, LANE_HELD_RETRY_MS);
      return false;
    }
    let blocked = false;
    try {
      blocked = await this.sendAll(conversationId);
    } finally {
      await lanes.leave(conversationId, this.owner);
    }
    return !blocked && (await log.unsent(conversationId, 1)).length > 0;
  }

  /** True when the first unsent entry has to wait: nothing behind it may overtake. */
  private async sendAll(conversationId: string): Promise<boolean> {
    let renewAt = this.deps.clock.now().getTime() + LANE_MS / 3;
    for (;;) {
      const batch = await this.deps.store.log.unsent(conversationId, BATCH);
      for (const entry of batch) {
        if (this.deps.clock.now().getTime() > renewAt) {
          if (!(await this.takeLane(conversationId))) return true;
          renewAt = this.deps.clock.now().getTime() + LANE_MS / 3;
        }
        if (!(await this.send(entry))) return true;
      }
      // A short batch was the last; what came since is seen when the lane is left.
      if (batch.length < BATCH) return false;
    }
  }

  private takeLane(conversationId: string): Promise<boolean> {
    const now = this.deps.clock.now();
    return this.deps.store.lanes.take(conversationId, this.owner, now, new Date(now.getTime() + LANE_MS));
  }

  /** True when the entry is done with, whatever came of it. */
  private async send(entry: LogEntry): Promise<boolean> {
    const running = this.deps.channels.get(entry.channel);
    const before = entry.delivery;
    if (!before) return true;
    if (!running?.mounted) {
      await this.later(entry.conversationId, NOT_MOUNTED_RETRY_MS);
      return false;
    }
    const { idempotentSend } = running.channel.capabilities;
    // We hold the lane, so whoever was sending it died in the middle of the call.
    if (before.state === 'sending' && !idempotentSend)
      return this.settle(entry, { state: 'unknown', attempts: before.attempts, code: 'INTERRUPTED' });
    const wait = (before.dueAt?.getTime() ?? 0) - this.deps.clock.now().getTime();
    if (wait > 0) {
      await this.later(entry.conversationId, wait);
      return false;
    }
    return this.attempt(entry, running, before);
  }

  private async attempt(entry: LogEntry, running: RunningChannel, before: Delivery): Promise<boolean> {
    const attempts = before.attempts + 1;
    const { capabilities } = running.channel;
    if (!capabilities.idempotentSend) {
      const sending: Delivery = { state: 'sending', attempts, dueAt: this.deps.clock.now() };
      await this.deps.store.log.setDelivery(entry.id, ['queued'], sending);
    }
    const started = performance.now();
    const receipt = await deliver(running, entry);
    this.deps.telemetry.stage('deliver', performance.now() - started);
    const after = this.afterwards(receipt, attempts, capabilities);
    const done = await this.settle(entry, after);
    if (!done)
      await this.later(entry.conversationId, (after.dueAt?.getTime() ?? 0) - this.deps.clock.now().getTime());
    return done;
  }

  private afterwards(
    receipt: Receipt,
    attempts: number,
    capabilities: RunningChannel['channel']['capabilities'],
  ): Delivery {
    if (receipt.outcome === 'sent') {
      return { state: 'sent', attempts, ...(receipt.vendorId ? { vendorId: receipt.vendorId } : {}) };
    }
    const { code } = receipt;
    if (receipt.outcome === 'rejected') return { state: 'rejected', attempts, code };
    if (receipt.outcome === 'unknown' && !capabilities.idempotentSend)
      return { state: 'unknown', attempts, code };
    const delay = capabilities.retryDelays[attempts - 1];
    if (delay === undefined) return { state: 'rejected', attempts, code: `RETRIES_EXHAUSTED:${code}` };
    const wait = (receipt.outcome === 'retry' ? receipt.afterMs : undefined) ?? delay;
    return { state: 'queued', attempts, code, dueAt: new Date(this.deps.clock.now().getTime() + wait) };
  }

  /** True when the entry will not be tried again. */
  private async settle(entry: LogEntry, delivery: Delivery): Promise<boolean> {
    await this.deps.store.log.setDelivery(entry.id, ['queued', 'sending'], delivery);
    this.deps.telemetry.delivery(entry.channel, delivery.state);
    if (delivery.state === 'rejected' || delivery.state === 'unknown') {
      const { conversationId, channel, id } = entry;
      this.deps.logger.warn(
        { conversationId, channel, messageId: id, code: delivery.code },
        `delivery ${delivery.state}`,
      );
    }
    return delivery.state !== 'queued';
  }

  private later(conversationId: string, milliseconds: number): Promise<void> {
    return this.deps.jobs.add(
      { name: 'deliver', key: conversationId },
      new Date(this.deps.clock.now().getTime() + milliseconds),
    );
  }
}

/** A channel that throws or hangs has left the outcome unknown. */
async function deliver({ mounted }: RunningChannel, entry: LogEntry): Promise<Receipt> {
  if (!mounted) return { outcome: 'retry', code: 'NOT_MOUNTED' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Receipt>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown', code: 'TIMEOUT' }), DELIVER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([mounted.deliver(entry.activity, entry.id), late]);
  } catch {
    return { outcome: 'unknown', code: 'CHANNEL_THREW' };
  } finally {
    clearTimeout(timer);
  }
}
