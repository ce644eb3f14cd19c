import type { Accepted, Capabilities, Inbound, PassiveAnswer } from '../contract/channel';
import type { Activity } from '../contract/activity';
import { AppError } from '../contract/errors';
import type { LogEntry } from '../contract/log';
import { maskSecrets } from '../contract/masking';
import { withoutCode } from './codes';
import type { RouterDeps } from './deps';
import type { Holds } from './holds';
import type { Media } from './media';
import { LEAVES_WITHIN_MS, type Passive } from './outbox/passive';
import { Sample } from './sample';
import type { Turns } from './turns';

const MOST_WAITING_TURNS = 20_000;
const DEEPEST = 32;
const POLL_MS = 200;

export interface InboxParts {
  turns: Turns;
  passive: Passive;
  holds: Holds;
  media: Media;
  /** Tells whoever follows the conversation. */
  publish: (entry: LogEntry) => void;
  /** Sends what waits in a conversation: its window may have opened. */
  nudge: (conversationId: string) => void;
}

/** Takes a message in: stored once, then its turn begins. */
export class Inbox {
  private readonly sample = new Sample();

  constructor(
    private readonly deps: RouterDeps,
    private readonly parts: InboxParts,
  ) {}

  async accept(channel: string, inbound: Inbound): Promise<Accepted> {
    const capabilities = this.deps.channels.get(channel)?.channel.capabilities;
    const passiveMs = capabilities?.passiveMs;
    this.check(inbound.activity);
    const held =
      passiveMs === undefined
        ? null
        : this.parts.holds.hold(inbound.activity.conversation.id, passiveMs + LEAVES_WITHIN_MS);
    try {
      return await this.store(channel, inbound, capabilities?.windows, held ?? (() => undefined));
    } catch (error) {
      held?.();
      throw error;
    }
  }

  private async store(
    channel: string,
    inbound: Inbound,
    windows: Capabilities['windows'],
    release: () => void,
  ): Promise<Accepted> {
    const { activity, window } = inbound;
    const started = performance.now();
    const now = this.deps.clock.now();
    await this.parts.media.note(channel, inbound);
    const { entry, duplicate } = await this.deps.store.log.append({
      conversationId: activity.conversation.id,
      channel,
      direction: 'in',
      author: 'customer',
      activity: withoutSecrets(await withoutCode(this.deps.contacts, activity)),
      key: `in:${channel}:${inbound.vendorId}`,
      at: now,
      pendingSince: now,
      ...(isQuestion(activity) && this.sample.takes(now) && { sampledAt: now }),
      ...(window !== undefined && windows?.[window] && { window }),
    });
    this.deps.telemetry.stage('accept', performance.now() - started);
    if (!duplicate) {
      this.parts.publish(entry);
      this.startTurn(entry);
      if (inbound.media) this.fetchMedia();
    }
    return {
      entry,
      duplicate,
      replies: (timeoutMs) => this.replies(entry.id, timeoutMs, duplicate),
      passive: (timeoutMs) => this.answer(entry, duplicate, timeoutMs, release),
    };
  }

  /** The conversation is held until the answer has left, or until it is clear that there is none. */
  private async answer(
    entry: LogEntry,
    repeat: boolean,
    timeoutMs: number,
    release: () => void,
  ): Promise<PassiveAnswer | null> {
    const answer = await this.offer(entry, repeat, timeoutMs).catch((error: unknown) => {
      release();
      throw error;
    });
    if (!answer) {
      release();
      return null;
    }
    const settle = async (left: boolean): Promise<void> => {
      await answer.settle(left);
      release();
    };
    return { activity: answer.activity, settle };
  }

  private async offer(entry: LogEntry, repeat: boolean, timeoutMs: number): Promise<PassiveAnswer | null> {
    const replies = await this.replies(entry.id, timeoutMs, repeat);
    return replies === null ? null : this.parts.passive.offer(entry, repeat);
  }

  private fetchMedia(): void {
    this.parts.media.fetchDue().catch((error: unknown) => {
      this.deps.logger.error({ err: error }, 'files could not be fetched, will be tried again');
    });
  }

  private check(activity: Activity): void {
    if (this.parts.turns.pending > MOST_WAITING_TURNS) {
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
    const { conversationId, channel, id, window } = entry;
    this.parts.turns.start(entry).then(
      () => {
        if (window !== undefined) this.parts.nudge(conversationId);
      },
      (error: unknown) => {
        this.deps.logger.error(
          { conversationId, channel, messageId: id, err: error },
          'turn failed, will be run again',
        );
      },
    );
  }

  /** The replies of a turn that may run here, run elsewhere, or be over. */
  private async replies(turnId: string, timeoutMs: number, repeat: boolean): Promise<LogEntry[] | null> {
    const { log } = this.deps.store;
    let mayBeOver = repeat;
    for (let left = timeoutMs; left > 0; left -= POLL_MS) {
      const waiting = this.parts.turns.inflight.wait(turnId, Math.min(POLL_MS, left));
      const entry = mayBeOver ? await log.get(turnId) : null;
      if (entry && entry.pendingSince === undefined) return log.repliesTo(turnId);
      const replies = await waiting;
      if (replies) return replies;
      mayBeOver = true;
    }
    return null;
  }
}

function isQuestion({ type, text = '' }: Activity): boolean {
  return type === 'message' && text.trim() !== '';
}

/** One-time codes and passwords are never stored. */
function withoutSecrets(activity: Activity): Activity {
  return activity.text === undefined ? activity : { ...activity, text: maskSecrets(activity.text) };
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1));
}
