import type { Inbound } from '../contract/channel';
import type { MediaJob } from '../contract/delivery-state';
import { AppError } from '../contract/errors';
import type { RouterDeps } from './deps';

/** Waits before the second, third, ... attempt; vendors keep files for three days. */
const RETRY_MS = [2_000, 10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000];
const HIDDEN_MS = 60_000;
const AT_ONCE = 4;

/** Fetches customers' files from the vendor before they expire there. */
export class Media {
  private running = 0;

  constructor(private readonly deps: RouterDeps) {}

  /** Notes the files of a message, before it is stored. */
  async note(channel: string, { activity, media = [] }: Inbound): Promise<void> {
    for (const { fileId, reference } of media) {
      const job = { fileId, channel, conversationId: activity.conversation.id, reference, attempts: 0 };
      await this.deps.store.media.add(job, this.deps.clock.now());
    }
  }

  /** Fetches whatever is due, some at a time; what fails is tried again later. */
  async fetchDue(): Promise<void> {
    if (this.running >= AT_ONCE) return;
    this.running++;
    try {
      for (;;) {
        const now = this.deps.clock.now();
        const job = await this.deps.store.media.take(now, new Date(now.getTime() + HIDDEN_MS));
        if (!job) return;
        await this.fetch(job);
      }
    } finally {
      this.running--;
    }
  }

  private async fetch(job: MediaJob): Promise<void> {
    const { fileId, channel, conversationId, reference } = job;
    const { store, channels, clock, logger } = this.deps;
    const mounted = channels.get(channel)?.mounted;
    try {
      if (!mounted?.fetchMedia) throw new AppError('VENDOR_UNREACHABLE', 'The channel is not mounted.');
      const file = await mounted.fetchMedia(reference);
      if ((await store.files.get(fileId)) === null) {
        await store.files.put({ id: fileId, conversationId, ...file, at: clock.now() });
      }
      await store.media.done(fileId);
    } catch (error) {
      const delay = RETRY_MS[job.attempts];
      const final = (error instanceof AppError && error.code === 'VENDOR_REJECTED') || delay === undefined;
      logger.warn({ channel, conversationId, fileId, final, err: error }, 'a file could not be fetched');
      if (final) await store.media.done(fileId);
      else await store.media.again(fileId, job.attempts + 1, new Date(clock.now().getTime() + delay));
    }
  }
}
