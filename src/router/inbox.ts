import type { Accepted, Inbound } from '../contract/channel';
import type { Activity } from '../contract/activity';
import { AppError } from '../contract/errors';
import type { LogEntry } from '../contract/log';
import { maskSecrets } from '../contract/masking';
import type { RouterDeps } from './deps';
import type { Turns } from './turns';

const MOST_WAITING_TURNS = 20_000;
const DEEPEST = 32;
const POLL_MS = 200;

/** Takes a message in: stored once, then its turn begins. */
export class Inbox {
  constructor(
    private readonly deps: RouterDeps,
    private readonly turns: Turns,
    private readonly publish: (entry: LogEntry) => void,
  ) {}

  async accept(channel: string, { activity, vendorId }: Inbound): Promise<Accepted> {
    this.check(activity);
    const started = performance.now();
    const now = this.deps.clock.now();
    const { entry, duplicate } = await this.deps.store.log.append({
      conversationId: activity.conversation.id,
      channel,
      direction: 'in',
      author: 'customer',
      activity: withoutSecrets(activity),
      key: `in:${channel}:${vendorId}`,
      at: now,
      pendingSince: now,
    });
    this.deps.telemetry.stage('accept', performance.now() - started);
    if (!duplicate) {
      this.publish(entry);
      this.startTurn(entry);
    }
    return { entry, duplicate, replies: (timeoutMs) => this.replies(entry.id, timeoutMs) };
  }

  private check(activity: Activity): void {
    if (this.turns.pending > MOST_WAITING_TURNS) {
      throw new AppError('OVERLOADED', 'Too many messages wait for their turn; try again shortly.', {
        retryAfter: 2,
      });
    }
    if (tooDeep(activity, DEEPEST)) {
      throw new AppError('BAD_REQUEST', `The activity is nested deeper than ${String(DEEPEST)} levels.`);
    }
  }

  /** A turn that fails stays pending in the store: the sweep runs it again. */
  private startTurn(entry: LogEntry): void {
    this.turns.start(entry).catch((error: unknown) => {
      const { conversationId, channel, id } = entry;
      this.deps.logger.error(
        { conversationId, channel, messageId: id, err: error },
        'turn failed, will be run again',
      );
    });
  }

  /** The replies of a turn that may run here, run elsewhere, or be over. */
  private async replies(turnId: string, timeoutMs: number): Promise<LogEntry[] | null> {
    const { log } = this.deps.store;
    for (let left = timeoutMs; left > 0; left -= POLL_MS) {
      const waiting = this.turns.inflight.wait(turnId, Math.min(POLL_MS, left));
      const entry = await log.get(turnId);
      if (entry && entry.pendingSince === undefined) return log.repliesTo(turnId);
      const replies = await waiting;
      if (replies) return replies;
    }
    return null;
  }
}

/** One-time codes and passwords are never stored. */
function withoutSecrets(activity: Activity): Activity {
  return activity.text === undefined ? activity : { ...activity, text: maskSecrets(activity.text) };
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1));
}
