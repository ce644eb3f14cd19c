import type { ZodObject } from 'zod';
import type { ChannelHost, DecodeContext, Inbound, Receipt } from '../../src/contract/channel';
import type { Purpose } from '../../src/contract/consent';
import type { HttpRoute } from '../../src/contract/http';

/** A message to send, already within the longest text of the channel. */
export interface OutgoingSms {
  /** E.164, such as `+8613800138000`. */
  to: string;
  text: string;
  purpose: Purpose;
  /** The log id; the same for every attempt. */
  key: string;
}

/** A gateway that is running. */
export interface MountedProvider {
  routes: HttpRoute[];
  /** Never throws for an answer of the gateway's. */
  send(message: OutgoingSms): Promise<Receipt>;
  close?(): Promise<void>;
}

/** A gateway that carries SMS: one folder in `providers/`, one line in `providers/index.ts`. */
export interface SmsProvider<Settings = unknown> {
  name: string;
  /** Environment variables that it reads, every one optional or with a default. */
  settings: ZodObject;
  /** Pure: a verified payload in, activities out; throws BAD_REQUEST on what it cannot read. */
  decode(payload: unknown, context: DecodeContext): Inbound[];
  /** Throws CONFIG_INVALID when it was chosen and its settings are incomplete. */
  mount(host: ChannelHost, settings: Settings): MountedProvider;
}
