import type { PassiveAnswer } from '../../contract/channel';
import type { Delivery, DeliveryState, LogEntry } from '../../contract/log';
import { shaping, type RouterDeps } from '../deps';
import type { Holds } from '../holds';
import { Copies } from './copies';
import type { Outbox } from './outbox';
import { nextParcel, together, type Parcel } from './parcel';

const BATCH = 50;
/** Longest that a response may take to leave; after it nobody knows. */
export const LEAVES_WITHIN_MS = 10_000;
const WAITING: DeliveryState[] = ['queued', 'parked'];

/** Sends in the response to the customer's own message: free, and once. */
export class Passive {
  /** Answers that are on their way out of this process, by turn. */
  private readonly leaving = new Map<string, Copies>();

  constructor(
    private readonly deps: RouterDeps,
    private readonly outbox: Outbox,
    private readonly holds: Holds,
  ) {}

  /**
   * What waits in the conversation, as far as it fits one message, for the response to the given message. The lane is held
   * until the response has left; what did not fit is then sent in the usual way. A repeat gets what the first got: the
   * vendor shows one of them, and the process that had the first may be dead.
   */
  async offer(entry: LogEntry, repeat: boolean): Promise<PassiveAnswer | null> {
    const here = repeat ? this.leaving.get(entry.id) : undefined;
    if (here) return here.copy() ?? this.offerNew(entry);
    const before = repeat ? await this.offeredBefore(entry) : null;
    if (before) return this.repeated(before, entry.id);
    const answer = await this.offerNew(entry);
    // The first one may have been taking it just now.
    const first = repeat && !answer ? await this.offeredBefore(entry) : null;
    return first ? this.repeated(first, entry.id) : answer;
  }

  private async offeredBefore({ id, conversationId, channel }: LogEntry): Promise<Parcel | null> {
    const running = this.deps.channels.get(channel);
    const latest = await this.deps.store.log.latest(conversationId, BATCH);
    const offered = latest.filter(
      ({ delivery }) =>
        delivery?.passive === id && (delivery.state === 'sending' || delivery.state === 'sent'),
    );
    return running ? together(offered, shaping(running)) : null;
  }

  private repeated(parcel: Parcel, turnId: string): PassiveAnswer {
    const attempts = parcel.first.delivery?.attempts ?? 1;
    const sent = outcomeOf(true, attempts, parcel.first.id, turnId, this.deps.clock.now());
    return {
      activity: parcel.activity,
      settle: async (left) => {
        if (left) await this.settle(parcel, ['sending'], sent);
      },
    };
  }

  private offerNew({ id, conversationId, channel }: LogEntry): Promise<PassiveAnswer | null> {
    return new Promise((resolve, reject) => {
      this.outbox.serial
        .run(conversationId, async () => {
          const parcel = (await this.holds.hasLane(conversationId))
            ? await this.take(id, conversationId, channel)
            : null;
          if (parcel) await this.handOver(parcel, id, resolve);
          else resolve(null);
        })
        .catch(reject);
    });
  }

  private async take(turnId: string, conversationId: string, channel: string): Promise<Parcel | null> {
    const running = this.deps.channels.get(channel);
    const parcel =
      running && nextParcel(await this.deps.store.log.unsent(conversationId, BATCH), shaping(running));
    const before = parcel?.first.delivery;
    // Neither what is being sent nor what must be repeated as it was.
    if (!parcel || before?.state === 'sending' || before?.group !== undefined) return null;
    const moved = await this.settle(parcel, WAITING, {
      ...{ state: 'sending', attempts: (before?.attempts ?? 0) + 1, dueAt: this.deps.clock.now() },
      ...{ group: parcel.first.id, passive: turnId },
    });
    // What somebody else has seen to meanwhile is theirs.
    return moved[0] === parcel.first ? together(moved, shaping(running)) : null;
  }

  private async handOver(
    parcel: Parcel,
    turnId: string,
    resolve: (answer: PassiveAnswer | null) => void,
  ): Promise<void> {
    const copies = new Copies(parcel.activity);
    this.leaving.set(turnId, copies);
    resolve(copies.copy());
    const left = await copies.left(LEAVES_WITHIN_MS);
    const attempts = (parcel.first.delivery?.attempts ?? 0) + 1;
    const outcome = outcomeOf(left, attempts, parcel.first.id, turnId, this.deps.clock.now());
    // Whoever waits for that looks for what is left to send, and should not find this.
    await this.settle(parcel, ['sending'], outcome).finally(() => {
      this.leaving.delete(turnId);
      copies.conclude();
    });
    this.deps.telemetry.delivery(parcel.first.channel, left === true ? 'passive' : 'passive-lost');
  }

  /** Those whose state was one of `from`. */
  private async settle({ entries }: Parcel, from: DeliveryState[], delivery: Delivery): Promise<LogEntry[]> {
    const moved: LogEntry[] = [];
    for (const entry of entries) {
      if (await this.deps.store.log.setDelivery(entry.id, from, delivery)) moved.push(entry);
    }
    return moved;
  }
}

function outcomeOf(
  left: boolean | null,
  attempts: number,
  group: string,
  passive: string,
  now: Date,
): Delivery {
  if (left === true) return { state: 'sent', attempts, group, passive };
  if (left === false) return { state: 'queued', attempts: attempts - 1, code: 'RESPONSE_LOST', dueAt: now };
  return { state: 'unknown', attempts, code: 'RESPONSE_TIMEOUT', passive };
}
