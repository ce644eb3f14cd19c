import type { Capabilities, ReplyWindow, Shaping } from '../../contract/channel';
import type { LogEntry } from '../../contract/log';
import type { RouterDeps } from '../deps';
import type { Parcel } from './parcel';

const OPENINGS_READ = 10;
/** Kept back for the desk's words: hand-off, closing. */
const RESERVED = 1;
/** Sends that a talk with a person needs: that they have come, and some answers. */
const NEEDED = 3;
/** The vendor counts from its own time, and our call takes a while to get there. */
const MARGIN = 0.01;

interface OpenWindow extends ReplyWindow {
  opening: string;
  until: Date;
}

/** Reply windows: what the vendor lets through after the customer has done something. */
export class Windows {
  constructor(private readonly deps: Pick<RouterDeps, 'store' | 'clock'>) {}

  /**
   * Counts one send in every open window. Null when all are shut or used up; otherwise how to take the count back
   * (`refund`), or to note that the vendor has let through less than we thought (`exhaust`).
   */
  async spend(parcel: Parcel, { windows }: Capabilities, { windowless }: Shaping): Promise<Spent | null> {
    if (!windows || windowless?.(parcel.activity) === true) return NOTHING_SPENT;
    const open = await this.open(parcel.first.conversationId, windows);
    const isDesk = parcel.entries.some(({ author }) => author === 'system');
    const taken = await this.take(open, isDesk);
    if (!taken) return null;
    const repository = this.deps.store.windows;
    return {
      refund: async () => {
        for (const { opening } of taken) await repository.refund(opening);
      },
      exhaust: async () => {
        for (const { opening, sends, until } of open) await repository.exhaust(opening, sends, until);
      },
    };
  }

  /** What an agent may still send, and until when; nothing when all are shut. */
  async left(
    conversationId: string,
    windows: Record<string, ReplyWindow>,
  ): Promise<{ left: number; until: Date | null }> {
    const open = await this.open(conversationId, windows);
    const spent = await this.deps.store.windows.spent(open.map(({ opening }) => opening));
    return open
      .map(({ opening, sends, until }) => ({ left: forAgents(sends) - (spent.get(opening) ?? 0), until }))
      .filter(({ left }) => left > 0)
      .reduce<{ left: number; until: Date | null }>((best, one) => (one.left > best.left ? one : best), {
        left: 0,
        until: null,
      });
  }

  /** Windows do not add up: a send counts in each, and one that has room is enough. */
  private async take(open: OpenWindow[], isDesk: boolean): Promise<OpenWindow[] | null> {
    const taken: OpenWindow[] = [];
    let room = false;
    for (const window of open) {
      const { opening, sends, until } = window;
      const limit = isDesk ? sends : forAgents(sends);
      const free = await this.deps.store.windows.spend(opening, limit, until);
      if (free) taken.push(window);
      room ||= free;
    }
    return room ? taken : null;
  }

  private async open(conversationId: string, windows: Record<string, ReplyWindow>): Promise<OpenWindow[]> {
    const now = this.deps.clock.now().getTime();
    const entries = await this.deps.store.log.windowOpenings(conversationId, OPENINGS_READ);
    const newest = new Map<string, OpenWindow>();
    for (const entry of entries) {
      const window = windows[entry.window ?? ''];
      if (!window || newest.has(entry.window ?? '')) continue;
      const until = openedAt(entry) + window.ms * (1 - MARGIN);
      if (until > now) {
        newest.set(entry.window ?? '', { ...window, opening: entry.id, until: new Date(until) });
      }
    }
    return [...newest.values()];
  }
}

/** Whether a conversation has sends left for what need not be said; what waits to be sent takes them first. */
export async function hasRoom(
  { store, clock, channels }: Pick<RouterDeps, 'store' | 'clock' | 'channels'>,
  conversationId: string,
): Promise<boolean> {
  const conversation = await store.conversations.get(conversationId);
  const rules = channels.get(conversation?.channel ?? '')?.channel.capabilities.windows;
  if (!rules) return true;
  const [{ left }, unsent] = await Promise.all([
    new Windows({ store, clock }).left(conversationId, rules),
    store.log.unsent(conversationId, NEEDED),
  ]);
  return left - unsent.length > NEEDED;
}

/** A window of one send has none to keep back. */
function forAgents(sends: number): number {
  return Math.max(1, sends - RESERVED);
}

export interface Spent {
  refund(): Promise<void>;
  exhaust(): Promise<void>;
}
const NOTHING_SPENT: Spent = { refund: () => Promise.resolve(), exhaust: () => Promise.resolve() };

/** The vendor's own time where it is earlier than ours. */
function openedAt({ at, activity }: LogEntry): number {
  const vendors = Date.parse(activity.timestamp ?? '');
  return Number.isNaN(vendors) ? at.getTime() : Math.min(vendors, at.getTime());
}
