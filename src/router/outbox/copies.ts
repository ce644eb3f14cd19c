import type { Activity } from '../../contract/activity';
import type { PassiveAnswer } from '../../contract/channel';

/**
 * One answer in several responses, as the vendor has asked again while the first one was open: it has left when one of
 * them has, and is lost when all are.
 */
export class Copies {
  private open = 0;
  private outcome: boolean | null | undefined;
  private tell: (left: boolean | null) => void = () => undefined;
  private readonly told = new Promise<boolean | null>((resolve) => (this.tell = resolve));
  /** Call when the outcome is stored. */
  conclude: () => void = () => undefined;
  private readonly concluded = new Promise<void>((resolve) => (this.conclude = resolve));

  constructor(private readonly activity: Activity) {}

  /** For one more response; null when all have been lost before, or it is not known whether one has left. */
  copy(): PassiveAnswer | null {
    if (this.outcome === false || this.outcome === null) return null;
    this.open += 1;
    return { activity: this.activity, settle: (left) => this.settle(left) };
  }

  /** Whether one has left; null when that is not known within the time (ms). */
  async left(milliseconds: number): Promise<boolean | null> {
    const timer = setTimeout(() => this.end(null), milliseconds);
    try {
      return await this.told;
    } finally {
      clearTimeout(timer);
    }
  }

  private settle(left: boolean): Promise<void> {
    this.open -= 1;
    if (left || this.open === 0) this.end(left);
    return this.outcome === undefined ? Promise.resolve() : this.concluded;
  }

  private end(left: boolean | null): void {
    if (this.outcome !== undefined) return;
    this.outcome = left;
    this.tell(left);
  }
}
