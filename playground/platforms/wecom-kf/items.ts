/** What `kf/sync_msg` lists: a customer's message (3), an event (4), or an agent's message from the WeCom client (5). */
export interface KfItem {
  msgid: string;
  open_kfid?: string;
  external_userid?: string;
  /** Seconds since 1970. */
  send_time: number;
  origin: 3 | 4 | 5;
  servicer_userid?: string;
  msgtype: string;
  [body: string]: unknown;
}

export interface ItemPage {
  items: KfItem[];
  next: string;
  hasMore: boolean;
}

const KEPT_MS = 3 * 24 * 3600 * 1000;
const MOST_ITEMS = 100_000;

/**
 * The items of one account, read by cursor. Pages are small, and every second one is empty while more is left, so that
 * a reader who goes by the length of a list instead of `has_more` is found out.
 */
export class ItemList {
  private readonly items: KfItem[] = [];
  private readonly ids = new Set<string>();
  private reads = 0;

  constructor(
    private readonly pageSize: number,
    private readonly emptyPages: boolean,
  ) {}

  add(item: KfItem): void {
    if (this.items.length >= MOST_ITEMS) throw new Error('the fake holds no more items; make a new one');
    this.items.push(item);
    this.ids.add(item.msgid);
  }

  has(msgid: string): boolean {
    return this.ids.has(msgid);
  }

  /** Null for a cursor that was not made here. */
  page(cursor: string, limit: number, now: Date): ItemPage | null {
    const from = cursor === '' ? this.firstKept(now) : positionOf(cursor);
    if (from === null || from > this.items.length) return null;
    this.reads += 1;
    const size = this.emptyPages && this.reads % 2 === 0 ? 0 : Math.min(limit, this.pageSize);
    const to = Math.min(from + size, this.items.length);
    return { items: this.items.slice(from, to), next: cursorAt(to), hasMore: to < this.items.length };
  }

  private firstKept(now: Date): number {
    const oldest = (now.getTime() - KEPT_MS) / 1000;
    const first = this.items.findIndex(({ send_time }) => send_time >= oldest);
    return first < 0 ? this.items.length : first;
  }
}

function cursorAt(position: number): string {
  return Buffer.from(`at:${position}`).toString('base64url');
}

function positionOf(cursor: string): number | null {
  const match = /^at:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? Number(match[1]) : null;
}
