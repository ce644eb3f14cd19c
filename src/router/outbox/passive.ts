import type { PassiveAnswer } from '../../contract/channel';
import type { Delivery, DeliveryState, LogEntry } from '../../contract/log';
import type { RouterDeps } from '../deps';
import type { Outbox } from './outbox';
import { groupOf, nextParcel, type Parcel } from './parcel';

const BATCH = 50;
/** Longest that a response may take to leave; after it nobody knows. */
const LEAVES_WITHIN_MS = 10_000;
const WAITING: DeliveryState[] = ['queued', 'parked'];

/** Sends in the response to the customer's own message: free, and once. */
export class Passive {
  constructor(
    private readonly deps: RouterDeps,
    private readonly outbox: Outbox,
  ) {}

  /**
   * What waits in the conversation, as far as it fits one message, for the response to the given message. The lane is held
   * until the response has left; what did not fit is then sent in the usual way.
   */
  offer({ id, conversationId, channel }: LogEntry): Promise<PassiveAnswer | null> {
    return new Promise((resolve, reject) => {
      const held = this.outbox.serial.run(conversationId, async () => {
        const free = await this.outbox.inLane(conversationId, async () => {
          const parcel = await this.take(id, conversationId, channel);
          if (!parcel) resolve(null);
          else await this.handOver(parcel, resolve);
        });
        if (!free) resolve(null);
      });
      held.then(() => this.sendTheRest(conversationId), reject);
    });
  }

  private sendTheRest(conversationId: string): void {
    this.outbox.nudge(conversationId).catch((error: unknown) => {
      this.deps.logger.error({ conversationId, err: error }, 'sending failed, will be tried again');
    });
  }

  private async take(turnId: string, conversationId: string, channel: string): Promise<Parcel | null> {
    const running = this.deps.channels.get(channel);
    const unsent = await this.deps.store.log.unsent(conversationId, BATCH);
    const [first] = unsent;
    if (!running || !first) return running ? this.again(turnId, running.channel) : null;
    const { state, passive, group } = first.delivery ?? {};
    if (state === 'sending') {
      return passive === true && group !== undefined ? groupOf(unsent, group, running.channel) : null;
    }
    const parcel = nextParcel(unsent, running.channel);
    if (!parcel || first.delivery?.group !== undefined) return null;
    const attempts = (first.delivery?.attempts ?? 0) + 1;
    const sending: Delivery = {
      ...{ state: 'sending', attempts, dueAt: this.deps.clock.now() },
      ...{ group: first.id, passive: true },
    };
    await this.settle(parcel, WAITING, sending);
    return parcel;
  }

  /** The vendor repeats a message whose answer it has not got: it gets the same one. */
  private async again(turnId: string, channel: Parameters<typeof groupOf>[2]): Promise<Parcel | null> {
    const replies = await this.deps.store.log.repliesTo(turnId);
    const group = replies.find(({ delivery }) => delivery?.passive === true)?.delivery?.group;
    return group === undefined ? null : groupOf(replies, group, channel);
  }

  private async handOver(parcel: Parcel, resolve: (answer: PassiveAnswer) => void): Promise<void> {
    const left = await new Promise<boolean | null>((settled) => {
      const timer = setTimeout(() => settled(null), LEAVES_WITHIN_MS);
      resolve({
        activity: parcel.activity,
        settle: (done) => {
          clearTimeout(timer);
          settled(done);
          return Promise.resolve();
        },
      });
    });
    const attempts = parcel.first.delivery?.attempts ?? 0;
    const group = parcel.first.id;
    await this.settle(parcel, ['sending'], outcomeOf(left, attempts + 1, group, this.deps.clock.now()));
    this.deps.telemetry.delivery(parcel.first.channel, left === true ? 'passive' : 'passive-lost');
  }

  private async settle({ entries }: Parcel, from: DeliveryState[], delivery: Delivery): Promise<void> {
    for (const { id } of entries) await this.deps.store.log.setDelivery(id, from, delivery);
  }
}

function outcomeOf(left: boolean | null, attempts: number, group: string, now: Date): Delivery {
  if (left === true) return { state: 'sent', attempts, group, passive: true };
  if (left === false) return { state: 'queued', attempts: attempts - 1, code: 'RESPONSE_LOST', dueAt: now };
  return { state: 'unknown', attempts, code: 'RESPONSE_TIMEOUT', passive: true };
}
