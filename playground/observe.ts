import { LRUCache } from 'lru-cache';
import type { Activity } from '../src/contract/activity';
import type {
  Accepted,
  Channel,
  ChannelHost,
  DeliveryReport,
  MountedChannel,
  PassiveAnswer,
  Receipt,
} from '../src/contract/channel';
import type { WireEvent } from '../src/contract/playground';

const REMEMBERED = 1_000;

type Event = WireEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never;
type Listener = (customer: string, event: WireEvent) => void;

/** Listens in on a channel: what it accepts, sends and is told, without changing any of it. */
export class Line {
  /** Set once the channel runs. */
  host: ChannelHost | null = null;
  private readonly listeners = new Set<Listener>();
  private readonly customers = new LRUCache<string, string>({ max: REMEMBERED });
  private readonly early = new LRUCache<string, Event>({ max: REMEMBERED });

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(customer: string, event: Event): void {
    if (!this.host) return;
    const told: WireEvent = { at: this.host.clock.now().toISOString(), ...event };
    for (const listener of this.listeners) listener(customer, told);
  }

  /** The same channel, listened to. */
  wrap(channel: Channel): Channel {
    return {
      ...channel,
      mount: (host, settings) => {
        this.host = host;
        const mounted = channel.mount(this.wrapHost(host), settings);
        return mounted && this.wrapMounted(mounted);
      },
    };
  }

  private wrapHost(host: ChannelHost): ChannelHost {
    return {
      ...host,
      accept: async (inbound) => this.wrapAccepted(inbound.activity.from.id, await host.accept(inbound)),
      report: (report) => {
        this.reported(report);
        return host.report(report);
      },
    };
  }

  private wrapAccepted(customer: string, accepted: Accepted): Accepted {
    return {
      ...accepted,
      replies: (timeoutMs) => accepted.replies(timeoutMs),
      passive: async (timeoutMs) => {
        const answer = await accepted.passive(timeoutMs);
        return answer && this.wrapPassive(customer, answer);
      },
    };
  }

  private wrapPassive(customer: string, answer: PassiveAnswer): PassiveAnswer {
    return {
      activity: answer.activity,
      settle: (left) => {
        this.tell(customer, { kind: 'passive', left });
        return answer.settle(left);
      },
    };
  }

  private wrapMounted(mounted: MountedChannel): MountedChannel {
    return {
      ...mounted,
      deliver: async (activity, key) => {
        const began = performance.now();
        const receipt = await mounted.deliver(activity, key);
        this.delivered(activity, receipt, performance.now() - began);
        return receipt;
      },
    };
  }

  private delivered(activity: Activity, receipt: Receipt, took: number): void {
    const customer = activity.recipient?.id;
    if (customer === undefined) return;
    this.tell(customer, { kind: 'sent', ...receipt, milliseconds: Math.round(took) });
    if (receipt.outcome !== 'sent' || receipt.vendorId === undefined) return;
    this.customers.set(receipt.vendorId, customer);
    const report = this.early.get(receipt.vendorId);
    if (report) this.tell(customer, report);
  }

  /** A report may come before the send's own answer: it is told after it. */
  private reported({ vendorId, state, code }: DeliveryReport): void {
    const event: Event = { kind: 'report', vendorId, state, ...(code === undefined ? {} : { code }) };
    const customer = this.customers.get(vendorId);
    if (customer === undefined) this.early.set(vendorId, event);
    else this.tell(customer, event);
  }
}
