import type { ChannelHost } from '../../src/contract/channel';

/** The vendor takes a welcome code for 20 s; the last second is left to the network. */
const GOOD_MS = 19_000;

/** Codes by which customers who have opened the chat may be greeted, each once. */
export class WelcomeCodes {
  constructor(private readonly host: Pick<ChannelHost, 'shared' | 'clock' | 'conversationOf'>) {}

  async keep(customerId: string, code: string, sentAt: Date): Promise<void> {
    const until = new Date(Math.min(this.now(), sentAt.getTime() + 999) + GOOD_MS);
    if (until.getTime() > this.now()) await this.host.shared.put(this.key(customerId), code, until);
  }

  /** Null when there is none, or it is over. */
  async find(customerId: string): Promise<string | null> {
    return (await this.host.shared.get(this.key(customerId))) || null;
  }

  async forget(customerId: string): Promise<void> {
    await this.host.shared.put(this.key(customerId), '', new Date(this.now()));
  }

  /** Why the conversation: its id is keyed, the customer's is personal data. */
  private key(customerId: string): string {
    return `welcome:${this.host.conversationOf(customerId)}`;
  }

  private now(): number {
    return this.host.clock.now().getTime();
  }
}
