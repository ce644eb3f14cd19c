import type { Activity } from '../../src/contract/activity';
import type { Receipt } from '../../src/contract/channel';
import { type Place, placeOf } from './customer-id';
import type { Pacer } from './pacer';
import type { Wechaty } from './sdk';
import { TimedOut, within } from './within';

export interface Sender {
  ready: () => Wechaty | null;
  pacer: Pacer;
}

const SEND_MS = 20_000;
/** How long a message waits here for its turn; further on it goes back to the outbox. */
const PATIENCE_MS = 10_000;

/** gRPC statuses of a puppet service that has not done anything. Source: https://grpc.io/docs/guides/status-codes/ */
const GRPC: Record<number, Receipt> = {
  3: { outcome: 'rejected', code: 'INVALID_ARGUMENT' },
  5: { outcome: 'rejected', code: 'NOT_FOUND', elsewhere: true },
  7: { outcome: 'rejected', code: 'PERMISSION_DENIED', elsewhere: true },
  8: { outcome: 'retry', code: 'RESOURCE_EXHAUSTED' },
  12: { outcome: 'rejected', code: 'UNIMPLEMENTED' },
  16: { outcome: 'retry', code: 'UNAUTHENTICATED' },
};

/** What gRPC says when there was no connection to send by. */
const NOT_CONNECTED = /No connection established|Name resolution failed|ECONNREFUSED/;

/** Says it to the contact, or in the room with a mention. What is no message is not for people to see. */
export async function deliver({ ready, pacer }: Sender, activity: Activity): Promise<Receipt> {
  if (activity.type !== 'message') return { outcome: 'sent' };
  const place = placeOf(activity.recipient?.id ?? '');
  if (!place) return { outcome: 'rejected', code: 'NO_RECIPIENT' };
  if (!ready()) return { outcome: 'retry', code: 'NOT_LOGGED_IN' };
  const wait = pacer.take(PATIENCE_MS);
  if (wait === null) return { outcome: 'retry', code: 'PACED', afterMs: PATIENCE_MS };
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  const bot = ready();
  if (!bot) return { outcome: 'retry', code: 'NOT_LOGGED_IN' };
  return say(bot, place, activity.text ?? '');
}

async function say(bot: Wechaty, place: Place, text: string): Promise<Receipt> {
  const state = { sending: false };
  const task = async (): Promise<Receipt> => {
    const talker = await bot.Contact.find({ id: place.talkerId });
    const room = place.roomId === undefined ? null : await bot.Room.find({ id: place.roomId });
    if (!talker || room === undefined) return { outcome: 'rejected', code: 'NOT_FOUND', elsewhere: true };
    state.sending = true;
    const said = room === null ? await talker.say(text) : await room.say(text, talker);
    return { outcome: 'sent', ...(said && { vendorId: said.id }) };
  };
  try {
    return await within(SEND_MS, task());
  } catch (error) {
    return state.sending ? afterSending(error) : { outcome: 'retry', code: 'PUPPET_FAILED' };
  }
}

/** A puppet does not tell whether a failed call has reached WeChat. */
function afterSending(error: unknown): Receipt {
  if (error instanceof TimedOut) return { outcome: 'unknown', code: 'TIMEOUT' };
  if (NOT_CONNECTED.test(String(error))) return { outcome: 'retry', code: 'NOT_CONNECTED' };
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return (typeof code === 'number' ? GRPC[code] : undefined) ?? { outcome: 'unknown', code: 'PUPPET_FAILED' };
}
