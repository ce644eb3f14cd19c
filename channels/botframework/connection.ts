import type { Activity } from '../../src/contract/activity';
import type { TokenSource } from './credentials';
import type { Reference } from './reference';

/** What the channel needs of Bot Framework's SDK; `adapter.ts` makes one. */
export interface Connection {
  /**
   * Checks the token against the payload, and then does `logic`. Throws what the SDK throws (see `authError`), and what
   * `logic` throws.
   */
  receive(authorization: string, payload: object, logic: () => Promise<void>): Promise<void>;
  /** Writes into the conversation; gives the vendor's id. Throws ConnectorRefusal, NetworkFailure or LoginRefused. */
  send(reference: Reference, activity: Outgoing): Promise<string | undefined>;
  /** Tokens with which we speak to the vendor. */
  tokens: TokenSource;
}

/** An activity without addresses: the reference has them. */
export type Outgoing = Omit<Activity, 'channelId' | 'from' | 'conversation'>;
