import type { Receipt } from '../../contract/channel';
import type { Delivery, DeliveryState, LogEntry } from '../../contract/log';
import { withCode } from '../codes';
import { shaping, type RouterDeps, type RunningChannel } from '../deps';
import { Serial } from '../serial';
import { afterwards, parked } from './afterwards';
import { callChannel } from './call-channel';
import type { Elsewhere } from './elsewhere';
import type { Lanes } from './lanes';
import { nextParcel, type Parcel } from './parcel';
import { permission } from './permission';
import { settleEarly } from './reports';
import { Windows } from './windows';

const LANE_HELD_RETRY_MS = 5_000;
const NOT_MOUNTED_RETRY_MS = 30_000;
/** A repeat of the customer's message may still fetch an answer that a dead process was giving. */
const PASSIVE_GRACE_MS = 20_000;
const BATCH = 50;
const SEND_HOURS = 'SEND_HOURS';
const WAITING: DeliveryState[] = ['queued', 'parked', 'sending'];

/** `done`: look at what is next. `blocked`: nothing behind it may overtake. `skip`: others may go first. */
type Step = 'done' | 'blocked' | 'skip';

/** Sends what the log holds for customers: in order per conversation, from one process at a time. */
export class Outbox {
  readonly serial = new Serial();
  private readonly windows: Windows;

  constructor(
    private readonly deps: RouterDeps,
    private readonly lanes: Lanes,
    private readonly elsewhere: Elsewhere,
  ) {
    this.windows = new Windows(deps);
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

  /** Sends what waits, if anything does. */
  async nudge(conversationId: string): Promise<void> {
    if ((await this.deps.store.log.unsent(conversationId, 1)).length > 0) await this.drain(conversationId);
  }

  /** True when something was stored while the lane was being left, so that another pass is due. */
  private async pass(conversationId: string): Promise<boolean> {
    if (!(await this.lanes.take(conversationId))) {
      await this.later(conversationId, LANE_HELD_RETRY_MS);
      return false;
    }
    const left = { blocked: true, held: 0 };
    try {
      Object.assign(left, await this.sendAll(conversationId));
    } finally {
      await this.lanes.leave(conversationId);
    }
    // In one process whoever stores something has it sent; another one may just have been refused the lane.
    if (left.blocked || this.deps.store.lanes.local) return false;
    return (await this.deps.store.log.unsent(conversationId, left.held + 1)).length > left.held;
  }

  /** `blocked`: the first unsent entry has to wait; `held`: how many stepped aside until their hours begin. */
  private async sendAll(conversationId: string): Promise<{ blocked: boolean; held: number }> {
    const held = new Set<string>();
    for (;;) {
      const unsent = await this.deps.store.log.unsent(conversationId, BATCH + held.size);
      let waiting = unsent.filter(({ id }) => !held.has(id));
      while (waiting.length > 0) {
        if (!(await this.lanes.keep(conversationId))) return { blocked: true, held: held.size };
        const { step, parcel } = await this.send(waiting);
        if (step === 'blocked') return { blocked: true, held: held.size };
        if (step === 'skip') parcel.forEach(({ id }) => held.add(id));
        waiting = waiting.filter((entry) => !parcel.includes(entry));
      }
      // A short batch was the last; what came since is seen when the lane is left.
      if (unsent.length < BATCH + held.size) return { blocked: false, held: held.size };
    }
  }

  private async send(waiting: LogEntry[]): Promise<{ step: Step; parcel: LogEntry[] }> {
    const [first] = waiting;
    const running = first && this.deps.channels.get(first.channel);
    const parcel = running && nextParcel(waiting, shaping(running));
    if (!parcel || !running.mounted) {
      if (first) await this.later(first.conversationId, NOT_MOUNTED_RETRY_MS);
      return { step: 'blocked', parcel: [] };
    }
    const step = (await this.notYet(parcel, running)) ?? (await this.permitted(parcel, running));
    return { step, parcel: step === 'skip' ? [parcel.first] : parcel.entries };
  }

  /** What was being sent when its process died, and what is not due. */
  private async notYet({ first, entries }: Parcel, { channel }: RunningChannel): Promise<Step | null> {
    const { state, dueAt, passive, attempts, code } = first.delivery ?? { state: 'sent', attempts: 0 };
    const interrupted =
      state === 'sending' && !(channel.capabilities.idempotentSend && passive === undefined);
    const grace = interrupted && passive !== undefined ? PASSIVE_GRACE_MS : 0;
    const wait = (dueAt?.getTime() ?? 0) + grace - this.deps.clock.now().getTime();
    // We hold the lane, so whoever was sending it died in the middle of the call.
    if (interrupted && (passive === undefined || wait <= 0)) {
      await this.settle(entries, { state: 'unknown', attempts, code: 'INTERRUPTED' });
      return 'done';
    }
    // Whether these two may go is looked at anew each time.
    if (state === 'parked' || code === SEND_HOURS || wait <= 0) return null;
    await this.later(first.conversationId, wait);
    return 'blocked';
  }

  private async permitted(parcel: Parcel, running: RunningChannel): Promise<Step> {
    const { first, entries } = parcel;
    const answer = await permission(this.deps, first, running.channel.capabilities);
    if (answer.may) return this.attempt(parcel, running);
    const attempts = first.delivery?.attempts ?? 0;
    if ('code' in answer) {
      await this.settle(entries, { state: 'rejected', attempts, code: answer.code });
      return 'done';
    }
    const dueAt = new Date(this.deps.clock.now().getTime() + answer.waitMs);
    await this.settle([first], { state: 'queued', attempts, code: SEND_HOURS, dueAt });
    await this.later(first.conversationId, answer.waitMs);
    return 'skip';
  }

  private async attempt(parcel: Parcel, running: RunningChannel): Promise<Step> {
    const { first, entries } = parcel;
    const { capabilities } = running.channel;
    const before = first.delivery?.attempts ?? 0;
    const now = this.deps.clock.now();
    const spent = await this.windows.spend(parcel, capabilities, shaping(running));
    if (!spent) return this.conclude(parcel, parked(before, 'WINDOW_SHUT', first.at, now), true);
    const attempts = before + 1;
    const group = first.id;
    // A message that could be merged with others must be repeated as it was, or not at all.
    if (!capabilities.idempotentSend || shaping(running).merge) {
      const marked = await this.mark(entries, { state: 'sending', attempts, dueAt: now, group });
      if (!marked) {
        await spent.refund();
        return 'done';
      }
    }
    const receipt = await this.call(parcel, running);
    if (receipt.outcome === 'closed') await spent.exhaust();
    else if (notCounted(receipt, capabilities.idempotentSend)) await spent.refund();
    const merged = entries.length > 1;
    const attempt = { attempts, group, merged, writtenAt: first.at, now: this.deps.clock.now() };
    const after = afterwards(receipt, attempt, capabilities);
    return this.conclude(parcel, after, tryElsewhere(receipt));
  }

  private async call(parcel: Parcel, running: RunningChannel): Promise<Receipt> {
    const started = performance.now();
    const activity = withCode(this.deps.contacts, parcel.activity);
    const receipt = await callChannel(running, activity, parcel.first.id);
    this.deps.telemetry.stage('deliver', performance.now() - started);
    return receipt;
  }

  /** What cannot be said here may be said elsewhere, if the customer allowed it. */
  private async conclude(parcel: Parcel, after: Delivery, orElsewhere: boolean): Promise<Step> {
    const { entries, first } = parcel;
    if (orElsewhere && (await this.elsewhere(entries))) {
      await this.settle(entries, {
        state: 'rejected',
        attempts: after.attempts,
        code: 'CONTINUED_ELSEWHERE',
      });
      return 'done';
    }
    await this.settle(entries, after);
    if (after.vendorId !== undefined) await settleEarly(this.deps, first.channel, after.vendorId);
    if (after.state !== 'queued') return after.state === 'parked' ? 'blocked' : 'done';
    await this.later(first.conversationId, (after.dueAt?.getTime() ?? 0) - this.deps.clock.now().getTime());
    return 'blocked';
  }

  /** False when one of them has been seen to elsewhere. */
  private async mark(entries: LogEntry[], delivery: Delivery): Promise<boolean> {
    for (const { id } of entries) {
      if (!(await this.deps.store.log.setDelivery(id, WAITING, delivery))) return false;
    }
    return true;
  }

  private async settle(entries: LogEntry[], delivery: Delivery): Promise<void> {
    const { segments, ...rest } = delivery;
    if (segments !== undefined) this.deps.telemetry.segments(entries[0]?.channel ?? '', segments);
    for (const [index, { id, channel, conversationId }] of entries.entries()) {
      // What the message cost is counted once.
      const own = index === 0 && segments !== undefined ? { ...rest, segments } : rest;
      await this.deps.store.log.setDelivery(id, WAITING, own);
      this.deps.telemetry.delivery(channel, delivery.state);
      if (delivery.state !== 'rejected' && delivery.state !== 'unknown') continue;
      this.deps.logger.warn(
        { conversationId, channel, messageId: id, code: delivery.code },
        `delivery ${delivery.state}`,
      );
    }
  }

  private later(conversationId: string, milliseconds: number): Promise<void> {
    return this.deps.jobs.add(
      { name: 'deliver', key: conversationId },
      new Date(this.deps.clock.now().getTime() + milliseconds),
    );
  }
}

/** The vendor has not let it through, or will know its repeat as the same. */
function notCounted({ outcome }: Receipt, idempotentSend: boolean): boolean {
  return outcome === 'retry' || outcome === 'rejected' || (outcome === 'unknown' && idempotentSend);
}

function tryElsewhere(receipt: Receipt): boolean {
  return receipt.outcome === 'closed' || (receipt.outcome === 'rejected' && receipt.elsewhere === true);
}
