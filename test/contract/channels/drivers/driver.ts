import type { Channel } from '../../../../src/contract/channel';
import type { HttpRequest } from '../../../../src/contract/http';
import type { FakeChannelHost } from '../../../fakes/channel-host';

/** What the conformance suite needs to know about a channel that is pushed to over HTTP. */
export interface ChannelDriver {
  channel: Channel;
  /** Environment variables that switch it on. */
  environment: Record<string, string>;
  /** Secrets among them, and tokens made of them: never to be seen in a log. */
  secrets: string[];
  /** A genuine push of a fixture's payload at the given time. */
  push(payload: unknown, at: Date): HttpRequest;
  /** The same push with a wrong signature, another body, or whatever else a forger would try; each must be refused. */
  forgeries(payload: unknown, at: Date): HttpRequest[];
  /** How old a genuine push may be, ms; null when the vendor's pushes carry no time. */
  staleAfterMs: number | null;
  /** Which of the channel's fixtures are pushed this way, by file name; all when left out. */
  fixtures?: RegExp;
  /** Resolves when what was pushed has been taken, where the push only rings a bell. */
  settled?(host: FakeChannelHost): Promise<void>;
  /** A plain text message from a customer as payload, with the vendor's id for it. */
  text(vendorId: string, text: string): unknown;
}
