import type { ZodObject } from 'zod';
import type { ChannelHost, DecodeContext, Inbound, MediaFile, Receipt } from '../../src/contract/channel';
import type { Purpose } from '../../src/contract/consent';
import type { HttpRoute } from '../../src/contract/http';

/** A message to send, already within the longest text of the channel. */
export interface OutgoingSms {
  /** E.164, such as `+8613800138000`. */
  to: string;
  /** With signature and, for marketing, the opt-out tail, unless the provider signs by itself. */
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
  /** Fetches what `Inbound.media` named; errors as `MountedChannel.fetchMedia`. */
  fetchMedia?(reference: string): Promise<MediaFile>;
  close?(): Promise<void>;
}

/** A gateway that carries SMS: one folder in `providers/`, one line in `providers/index.ts`. */
export interface SmsProvider<Settings = unknown> {
  name: string;
  /** Environment variables that it reads, every one optional or with a default. */
  settings: ZodObject;
  /** The gateway itself puts the registered 【signature】 before the text: SMS_SIGNATURE is then not added. */
  signs?: boolean;
  /** Pure: a verified payload in, activities out; throws BAD_REQUEST on what it cannot read. */
  decode(payload: unknown, context: DecodeContext): Inbound[];
  /** Throws CONFIG_INVALID when it was chosen and its settings are incomplete. `settings` are those of the whole channel. */
  mount(host: ChannelHost, settings: Settings): MountedProvider;
}
