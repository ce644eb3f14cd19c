import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { customerId } from './customer';
import { decode, welcomeCodeOf } from './decode';
import { failCode } from './errors';
import { type KfItem, parseItem } from './item';
import type { WelcomeCodes } from './welcome';

interface Read {
  payload: unknown;
  item: KfItem;
}

/** Takes the items of a page in: those of one customer in order, customers side by side. */
export class Intake {
  constructor(
    private readonly host: ChannelHost,
    private readonly welcome: WelcomeCodes,
  ) {}

  /** Resolves when all are stored; rejects when one could not be, and then the page is to be read again. */
  async take(openKfid: string, payloads: readonly unknown[], since: Date | null): Promise<void> {
    const groups = new Map<string, Read[]>();
    for (const payload of payloads) {
      const read = this.read(openKfid, payload);
      if (!read || (since && read.item.sentAt < since)) continue;
      const group = groups.get(read.item.externalUserid) ?? [];
      groups.set(read.item.externalUserid, [...group, read]);
    }
    const results = await Promise.allSettled([...groups.values()].map((group) => this.takeInOrder(group)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** What cannot be read is noted and passed over. Why: it would hold up everybody behind it for ever. */
  private read(openKfid: string, payload: unknown): Read | null {
    try {
      const named =
        typeof payload === 'object' && payload !== null ? { open_kfid: openKfid, ...payload } : payload;
      return { payload: named, item: parseItem(named) };
    } catch (error) {
      this.passOver(error, { openKfid });
      return null;
    }
  }

  private async takeInOrder(reads: readonly Read[]): Promise<void> {
    for (const { payload, item } of reads) {
      try {
        await this.takeOne(payload, item);
      } catch (error) {
        this.passOver(error, { openKfid: item.openKfid, vendorId: item.msgid });
      }
    }
  }

  private async takeOne(payload: unknown, item: KfItem): Promise<void> {
    const code = welcomeCodeOf(item);
    if (code !== null) await this.welcome.keep(customerId(item), code, item.sentAt);
    if (item.msgtype === 'event' && item.body.event_type === 'msg_send_fail') await this.reportFailure(item);
    const context = {
      receivedAt: this.host.clock.now(),
      conversationOf: (id: string) => this.host.conversationOf(id),
    };
    for (const inbound of decode(payload, context)) await this.host.accept(inbound);
  }

  private async reportFailure({ body, sentAt, openKfid, msgid }: KfItem): Promise<void> {
    const { fail_msgid, fail_type } = body;
    if (typeof fail_msgid !== 'string' || fail_msgid === '') return;
    const code = failCode(fail_type);
    this.host.logger.warn({ openKfid, vendorId: msgid, code }, 'WeCom could not deliver a message');
    await this.host.report({ vendorId: fail_msgid, state: 'failed', code, at: sentAt });
  }

  private passOver(error: unknown, fields: object): void {
    if (!(error instanceof AppError) || error.culprit !== 'client' || error.code === 'TOO_MANY_REQUESTS')
      throw error;
    this.host.logger.error({ ...fields, code: error.code }, 'an item of sync_msg was passed over');
  }
}
