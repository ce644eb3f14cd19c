import { createHmac } from 'node:crypto';
import type { PDU } from 'smpp';
import type { ChannelHost } from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import type { Timing } from './config';
import { decode } from './decode';
import { toDelivery, type Delivery, type Part } from './delivery';
import { Lanes } from './lanes';
import { Occurrences, type Occurrence } from './occurrences';
import { Parts, type Joined } from './parts';
import type { ReceiptDesk } from './receipt-desk';
import { isReceipt, readReceipt } from './receipts';
import type { SmppSession } from './session';
import type { SmppSettings } from './settings';
import { STATUS } from './statuses';

/** Deliveries in work at once; more are refused for the moment, and come again. */
const MOST_AT_ONCE = 200;

export interface InboxDeps {
  host: ChannelHost;
  timing: Timing;
  receipts: ReceiptDesk;
  receiptIds: SmppSettings['SMPP_RECEIPT_IDS'];
  country: string;
}

/** What the centre delivers: texts, parts of texts, receipts. Each is stored before it is acknowledged. */
export class Inbox {
  private readonly lanes = new Lanes();
  private readonly occurrences: Occurrences;
  private readonly parts: Parts;
  private readonly sweeping: NodeJS.Timeout;
  private atOnce = 0;

  constructor(private readonly deps: InboxDeps) {
    const { host, timing } = deps;
    this.occurrences = new Occurrences(host.shared, host.clock, host.ids);
    this.parts = new Parts(host.shared, host.clock, host.ids, timing.partsMs);
    this.sweeping = setInterval(() => void this.sweep(), timing.sweepMs);
  }

  /** Never rejects: what cannot be stored is answered so that the centre delivers it again. */
  async take(pdu: PDU, session: SmppSession): Promise<void> {
    if (this.atOnce >= MOST_AT_ONCE) {
      void session.answer(pdu, STATUS.ESME_RX_T_APPN);
      return;
    }
    this.atOnce += 1;
    try {
      await this.store(pdu, session, performance.now());
    } catch (error) {
      const unreadable = error instanceof AppError && error.code === 'BAD_REQUEST';
      this.deps.host.logger.warn({ err: error, unreadable }, 'SMPP delivery not stored, and answered so');
      void session.answer(pdu, unreadable ? STATUS.ESME_RX_P_APPN : STATUS.ESME_RX_T_APPN);
    } finally {
      this.atOnce -= 1;
    }
  }

  /** Texts of which parts have not come within the time. */
  async sweep(): Promise<void> {
    try {
      await this.parts.sweep((joined) => this.handIn(joined));
    } catch (error) {
      this.deps.host.logger.warn({ err: error }, 'SMPP: overdue parts not handed in, will be tried again');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.sweeping);
    await this.lanes.idle();
  }

  private async store(pdu: PDU, session: SmppSession, arrivedAt: number): Promise<void> {
    const { host, receipts, receiptIds, country } = this.deps;
    if (isReceipt(pdu)) {
      const report = readReceipt(pdu, receiptIds, host.clock.now());
      if (report) await receipts.take(report);
      void session.answer(pdu, STATUS.ESME_ROK);
      return;
    }
    const delivery = toDelivery(pdu, country);
    // Why answered in the lane too: the customer's next text is compared with what was answered.
    await this.lanes.run(delivery.from, async () => {
      const answered = await this.storeText(delivery, session, arrivedAt);
      answered(session.answer(pdu, STATUS.ESME_ROK));
    });
  }

  private async storeText(
    delivery: Delivery,
    session: SmppSession,
    arrivedAt: number,
  ): Promise<Occurrence['answered']> {
    const { from, to, dataCoding, text, octets } = delivery;
    if (isPart(delivery)) {
      const name = this.fingerprint([from, to, delivery.part.reference, delivery.part.total]);
      await this.parts.take(name, delivery, (joined) => this.handIn(joined));
      return (_read) => undefined;
    }
    const fingerprint = this.fingerprint([from, to, dataCoding, text, octets]);
    const occurrence = await this.occurrences.of(fingerprint, session, arrivedAt);
    await this.handIn({ id: occurrence.id, parts: [delivery] });
    return occurrence.answered;
  }

  private async handIn(joined: Joined): Promise<void> {
    const { host } = this.deps;
    const context = {
      receivedAt: host.clock.now(),
      conversationOf: (customer: string) => host.conversationOf(customer),
    };
    for (const inbound of decode(joined, context)) await host.accept(inbound);
  }

  /** Keyed, as it is made of a telephone number. */
  private fingerprint(values: unknown[]): string {
    const key = this.deps.host.secret('sms/smpp/fingerprint');
    return createHmac('sha256', key).update(JSON.stringify(values)).digest('base64url').slice(0, 22);
  }
}

function isPart(delivery: Delivery): delivery is Delivery & { part: Part } {
  return delivery.part !== undefined;
}
