import type { Channel } from '../../src/contract/channel';
import type { LogEntry } from '../../src/contract/log';
import type { World } from './world';

const READ = 200;

/** A customer who sees what a channel shows, and taps or types accordingly; conversation `c-<id>`. */
export class ShownCustomer {
  constructor(
    private readonly world: World,
    private readonly channel: Channel,
    readonly id: string,
  ) {}

  get conversationId(): string {
    return `c-${this.id}`;
  }

  /** Says something and waits until all that it brings about has been said. */
  async says(text: string): Promise<void> {
    const window = this.channel.capabilities.windows ? { window: 'message' } : {};
    const accepted = await this.world.say(this.id, text, undefined, window);
    if (this.channel.capabilities.passiveMs !== undefined) {
      const answer = await accepted.passive(3_000);
      await answer?.settle(true);
    }
    await accepted.replies(3_000);
    await this.world.router.idle();
  }

  /** Chooses a button: by a tap where it is one, by its number where it is a line. */
  async chooses(title: string): Promise<void> {
    for (const { activity } of (await this.shown()).reverse()) {
      if (activity.suggestedActions?.actions.some((action) => action.title === title))
        return this.says(title);
      const line = (activity.text ?? '').split('\n').find((one) => one.endsWith(title));
      const number = /^([1-9])(?:\. | )/u.exec(line ?? '')?.[1];
      if (number !== undefined) return this.says(number);
    }
    throw new Error(`${this.channel.name} shows no "${title}": ${JSON.stringify(await this.texts())}`);
  }

  /** What has been shown, oldest first; none of it may have been refused. */
  async shown(): Promise<LogEntry[]> {
    const entries = await this.world.store.log.after(this.conversationId, 0, READ);
    return entries.filter(
      ({ direction, activity, delivery }) =>
        direction === 'out' && activity.type === 'message' && delivery?.state === 'sent',
    );
  }

  async texts(): Promise<string[]> {
    return (await this.shown()).map(({ activity }) => activity.text ?? '');
  }

  /** What has been shown last. */
  async last(): Promise<string> {
    return (await this.texts()).at(-1) ?? '';
  }
}
