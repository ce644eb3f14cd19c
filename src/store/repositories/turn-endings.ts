import type { Model } from 'mongoose';
import { native } from '../native';
import type { ActivityDoc } from '../models/activity.model';

const MOST_AT_ONCE = 500;

/**
 * Marks turns as ended, many with one write.
 * Why nobody waits for it: a mark that is lost lets the sweep finish the turn once more, which changes nothing.
 */
export class TurnEndings {
  private waiting: string[] = [];
  private writing: Promise<void> | null = null;

  constructor(private readonly model: Model<ActivityDoc>) {}

  add(turnId: string): void {
    this.waiting.push(turnId);
    this.writing ??= this.writeAll();
  }

  /** Resolves when all that was added is written, or has failed to be. */
  async idle(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const ids = this.waiting.splice(0, MOST_AT_ONCE);
      const ended = { $unset: { pendingSince: '' as const } };
      await native(this.model)
        .updateMany({ _id: { $in: ids } }, ended)
        .catch(() => undefined);
    }
    this.writing = null;
  }
}
