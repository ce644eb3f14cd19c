import type { ChannelHost } from '../src/contract/channel';
import type { LogEntry } from '../src/contract/log';
import type { Facts } from '../src/contract/playground';

const READ_AT_MOST = 200;
const UNSENT = new Set(['queued', 'parked', 'sending']);

/** Counts what a customer still waits for, reading on from the oldest entry that is not sent. */
export class Standing {
  private after = 0;

  constructor(
    private readonly host: ChannelHost,
    private readonly customer: string,
  ) {}

  async read(): Promise<Pick<Facts, 'waiting' | 'parked' | 'nextTry'>> {
    const id = this.host.conversationOf(this.customer);
    const entries = await this.host.read(id, this.after, READ_AT_MOST);
    const unsent = entries.filter(isUnsent);
    this.after = (unsent[0] ?? entries.at(-1))?.seq ?? this.after;
    if (unsent[0]) this.after -= 1;
    const parked = unsent.filter(({ delivery }) => delivery?.state === 'parked').length;
    const nextTry = unsent.find(({ delivery }) => delivery?.state === 'queued')?.delivery?.dueAt;
    return { waiting: unsent.length, parked, ...(nextTry && { nextTry: nextTry.toISOString() }) };
  }
}

function isUnsent({ direction, delivery }: LogEntry): boolean {
  return direction === 'out' && delivery !== undefined && UNSENT.has(delivery.state);
}
