import type { Channel } from '../../../../src/contract/channel';
import type { HttpRequest } from '../../../../src/contract/http';

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
  /** A plain text message from a customer as payload, with the vendor's id for it. */
  text(vendorId: string, text: string): unknown;
}
