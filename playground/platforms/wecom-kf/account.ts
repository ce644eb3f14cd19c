import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/contract/ports';
import type { Shown } from '../platform';
import { ItemList, type KfItem } from './items';
import { Session } from './sessions';

/** A customer-service account: its items, its sessions by customer, and what each phone has shown. */
export class KfAccount {
  readonly items: ItemList;
  /** Ids of messages sent through the API: each may be used once. */
  readonly sent = new Map<string, string>();
  private readonly sessions = new Map<string, Session>();
  private readonly phones = new Map<string, Shown[]>();

  constructor(
    readonly openKfid: string,
    private readonly clock: Clock,
    pages: { size: number; empty: boolean },
  ) {
    this.items = new ItemList(pages.size, pages.empty);
  }

  session(customer: string): Session {
    const known = this.sessions.get(customer) ?? new Session(this.clock);
    this.sessions.set(customer, known);
    return known;
  }

  knows(customer: string): boolean {
    return this.sessions.has(customer);
  }

  /** A message of the customer's, or of an agent's in the WeCom client. */
  say(customer: string, origin: 3 | 5, msgtype: string, body: object, msgid?: string): KfItem {
    if (origin === 3) this.session(customer).customerWrote();
    const { servicer } = this.session(customer);
    return this.add({
      ...this.stamp(origin, msgtype, msgid),
      open_kfid: this.openKfid,
      external_userid: customer,
      ...(servicer !== '' && { servicer_userid: servicer }),
      [msgtype]: body,
    });
  }

  /** Why only inside: the vendor names account and customer of an event in its body alone. */
  event(type: string, fields: object): KfItem {
    return this.add({
      ...this.stamp(4, 'event'),
      event: { event_type: type, open_kfid: this.openKfid, ...fields },
    });
  }

  add(item: KfItem): KfItem {
    this.items.add(item);
    return item;
  }

  show(customer: string, message: Shown): void {
    this.phones.set(customer, [...this.shown(customer), message]);
  }

  shown(customer: string): Shown[] {
    return this.phones.get(customer) ?? [];
  }

  private stamp(origin: KfItem['origin'], msgtype: string, msgid = `vendor_${randomUUID()}`) {
    return { msgid, send_time: Math.floor(this.clock.now().getTime() / 1000), origin, msgtype };
  }
}
