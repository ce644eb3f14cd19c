import type { ChannelHost, DeliveryReport } from '../../../../src/contract/channel';

/** Above it the oldest is let go: receipts of other senders on the same account never find their message. */
const MOST_EARLY = 1_000;

/**
 * Reports receipts, and again later those whose message is not known yet: a centre may send the receipt before the
 * answer to the send itself.
 */
export class ReceiptDesk {
  private readonly early = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly host: Pick<ChannelHost, 'report' | 'logger'>,
    private readonly retryMs: readonly number[],
  ) {}

  /** Resolves when it is stored or kept for later; rejects when the store failed, and the centre should say it again. */
  async take(report: DeliveryReport): Promise<void> {
    if (!(await this.host.report(report))) this.later(report, 0);
  }

  waiting(): number {
    return this.early.size;
  }

  close(): void {
    for (const timer of this.early.values()) clearTimeout(timer);
    this.early.clear();
  }

  private later(report: DeliveryReport, attempt: number): void {
    const { vendorId } = report;
    clearTimeout(this.early.get(vendorId));
    this.early.delete(vendorId);
    const wait = this.retryMs[attempt];
    if (wait === undefined) {
      this.host.logger.debug({ vendorId }, 'SMPP receipt without a message of ours');
      return;
    }
    this.makeRoom();
    this.early.set(
      vendorId,
      setTimeout(() => void this.again(report, attempt), wait),
    );
  }

  private async again(report: DeliveryReport, attempt: number): Promise<void> {
    try {
      if (await this.host.report(report)) this.early.delete(report.vendorId);
      else this.later(report, attempt + 1);
    } catch (error) {
      this.host.logger.warn({ vendorId: report.vendorId, err: error }, 'SMPP receipt could not be stored');
      this.later(report, attempt + 1);
    }
  }

  private makeRoom(): void {
    const [oldest] = this.early;
    if (this.early.size < MOST_EARLY || !oldest) return;
    clearTimeout(oldest[1]);
    this.early.delete(oldest[0]);
  }
}
