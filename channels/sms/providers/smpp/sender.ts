import type { PduFields } from 'smpp';
import type { Receipt } from '../../../../src/contract/channel';
import type { Logger } from '../../../../src/contract/ports';
import type { OutgoingSms } from '../../provider';
import type { SmppConfig, Timing } from './config';
import type { Connection } from './connection';
import { encodeSms } from './encode';
import type { Pace } from './pace';
import type { Answer } from './pending';
import type { Progress } from './progress';
import { sentId } from './receipts';
import type { Slots } from './slots';
import { isCongestion, refusal, STATUS } from './statuses';

const NOT_BOUND: Receipt = { outcome: 'retry', code: 'SMPP_NOT_BOUND', afterMs: 5_000 };
const BUSY: Receipt = { outcome: 'retry', code: 'SMPP_BUSY', afterMs: 2_000 };
const CLOSING: Receipt = { outcome: 'retry', code: 'SMPP_CLOSING' };
const LOST: Receipt = { outcome: 'unknown', code: 'SMPP_NO_ANSWER' };
/** Before a part is tried again whose forerunners the centre has taken. */
const PART_AGAIN_MS = 500;

export interface SenderDeps {
  config: SmppConfig;
  timing: Timing;
  connection: Connection;
  slots: Slots;
  pace: Pace;
  progress: Progress;
  logger: Logger;
}

/** Sends messages within the window and the rate, the parts of one in order, each once the one before was taken. */
export class Sender {
  private readonly running = new Set<Promise<Receipt>>();
  private closing = false;

  constructor(private readonly deps: SenderDeps) {}

  send(message: OutgoingSms): Promise<Receipt> {
    const sending = this.sendAll(message).catch((error: unknown): Receipt => {
      this.deps.logger.error({ key: message.key, err: error }, 'SMPP send failed');
      return LOST;
    });
    this.running.add(sending);
    void sending.finally(() => this.running.delete(sending));
    return sending;
  }

  /** Takes no more, and waits for the answers that are due. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.running);
  }

  private async sendAll({ to, text, key }: OutgoingSms): Promise<Receipt> {
    const { config, timing, progress } = this.deps;
    const deadline = performance.now() + timing.queueMs;
    const { pdus, segments } = encodeSms(config, to, text, key);
    const start = pdus.length > 1 ? await progress.read(key) : 0;
    if (start === null) return BUSY;
    let vendorId: string | undefined;
    for (let index = start; index < pdus.length; index += 1) {
      const result = await this.sendPart(pdus[index] ?? {}, index > 0, deadline);
      if (result.outcome !== 'sent') return this.stopped(key, index, pdus.length, result);
      ({ vendorId } = result);
    }
    return { outcome: 'sent', segments, ...(vendorId ? { vendorId } : {}) };
  }

  /** A part whose forerunners were taken is tried for as long as there is time: a text without its end is worth little. */
  private async sendPart(pdu: PduFields, follows: boolean, deadline: number): Promise<Receipt> {
    for (;;) {
      const result = await this.submit(pdu, deadline);
      const again = follows && result.outcome === 'retry' && !this.closing;
      if (!again || performance.now() + PART_AGAIN_MS > deadline) return result;
      await sleep(PART_AGAIN_MS);
    }
  }

  /**
   * Why not simply what the part came to: to send everything again would repeat, and bill, the parts that were taken. A
   * retry goes on at the part that stopped; where that cannot be remembered the outcome is unknown.
   */
  private async stopped(key: string, index: number, total: number, result: Receipt): Promise<Receipt> {
    if (index === 0 || result.outcome === 'sent') return result;
    const code = `${result.code}:PART_${index + 1}_OF_${total}`;
    if (result.outcome === 'rejected') return { outcome: 'rejected', code };
    if (result.outcome !== 'retry') return { ...result, code };
    const remembered = await this.deps.progress.write(key, index);
    return remembered ? { ...result, code } : { outcome: 'unknown', code };
  }

  private async submit(pdu: PduFields, deadline: number): Promise<Receipt> {
    const { connection, slots, pace, timing } = this.deps;
    if (this.closing) return CLOSING;
    const left = () => Math.max(0, deadline - performance.now());
    if ((await connection.bound(Math.min(left(), timing.bindMs / 5))) === null) return NOT_BOUND;
    if (!(await slots.take(left()))) return BUSY;
    try {
      // Nothing is written after the deadline: the outbox gives up soon, and must not be overtaken.
      if (left() === 0 || pace.ahead() > left()) return BUSY;
      await sleep(pace.reserve());
      if (this.isClosing()) return CLOSING;
      const session = await connection.bound(0);
      if (!session) return NOT_BOUND;
      return this.judge(await session.request('submit_sm', pdu, timing.responseMs));
    } finally {
      slots.give();
    }
  }

  private isClosing(): boolean {
    return this.closing;
  }

  private judge(answer: Answer): Receipt {
    if (answer.kind === 'not-written') return NOT_BOUND;
    if (answer.kind === 'lost') return LOST;
    const { status, pdu } = answer;
    if (isCongestion(status)) this.deps.pace.slowDown();
    if (status !== STATUS.ESME_ROK) return refusal(status);
    if (pdu.command !== 'submit_sm_resp') return { outcome: 'rejected', code: 'SMPP_NACK' };
    const id = pdu.message_id ?? '';
    return id === ''
      ? { outcome: 'sent' }
      : { outcome: 'sent', vendorId: sentId(id, this.deps.config.receiptIds) };
  }
}

function sleep(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
