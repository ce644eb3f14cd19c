import { xmlText } from '../../src/channel-kit';
import type { Accepted, ChannelHost, Inbound, PassiveAnswer } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import type { WechatConfig } from './configure';
import { decode } from './decode';
import { KNOWN_EVENTS } from './decode-event';
import { KNOWN_MESSAGES } from './decode-message';
import type { Gate, Push } from './gate';
import { passiveXml } from './passive';
import { isReport, report } from './report';
import { LATE, within } from './within';

/** WeChat hangs up after 5 s, so the turn may take this long ... */
const TURN_MS = 4_500;
/** ... and nothing is answered later than this, ms. */
const ANSWER_MS = 4_800;
const SUCCESS: HttpResponse = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'success',
};

export interface PushDeps {
  host: ChannelHost;
  config: WechatConfig;
  gate: Gate;
  /** Shows the customer that somebody writes. */
  showTyping(customer: string): Promise<unknown>;
}

/**
 * POST /channels/wechat. The answer is the bot's reply if its turn ends in time, else `success`: a body that WeChat cannot
 * read, or one that comes late, shows the customer an error. What could not be stored throws, and WeChat repeats it.
 */
export async function answerPush(deps: PushDeps, request: HttpRequest): Promise<HttpResponse> {
  const { host, gate } = deps;
  const began = host.clock.now();
  const left = (limit: number) => Math.max(0, limit - (host.clock.now().getTime() - began.getTime()));
  const push = await gate.open(request);
  if (isReport(push.fields)) {
    await push.fresh;
    await report(host, push.fields);
    return SUCCESS;
  }
  const [inbound] = decode(push.fields, {
    conversationOf: host.conversationOf.bind(host),
    receivedAt: began,
  });
  if (!inbound) return SUCCESS;
  logUnknown(host, push, inbound);
  const accepted = await within(left(ANSWER_MS), host.accept(inbound));
  if (accepted === LATE) throw new AppError('STORE_UNAVAILABLE', 'The message could not be stored in time.');
  await refuseReplay(push, accepted);
  try {
    return (await passiveResponse(deps, push, accepted, left)) ?? SUCCESS;
  } catch (error) {
    host.logger.error(
      { entryId: accepted.entry.id, err: error },
      'no passive answer; the reply is sent instead',
    );
    return SUCCESS;
  }
}

/** What waits for this response must not wait for a replay's. */
async function refuseReplay({ fresh }: Push, accepted: Accepted): Promise<void> {
  try {
    await fresh;
  } catch (replay) {
    await accepted.passive(0);
    throw replay;
  }
}

async function passiveResponse(
  deps: PushDeps,
  push: Push,
  accepted: Accepted,
  left: (limit: number) => number,
): Promise<HttpResponse | null> {
  const { host, config } = deps;
  const { entry, duplicate } = accepted;
  const settle = (answer: PassiveAnswer | null, done: boolean) => {
    answer?.settle(done).catch((error: unknown) => {
      host.logger.error({ entryId: entry.id, err: error }, 'a passive answer could not be settled');
    });
  };
  const answer = await within(left(ANSWER_MS), accepted.passive(left(TURN_MS)), (late) =>
    settle(late, false),
  );
  if (answer === LATE || answer === null) {
    if (left(TURN_MS) === 0 && !duplicate) deps.showTyping(entry.activity.from.id).catch(() => undefined);
    return null;
  }
  const body = left(ANSWER_MS) === 0 ? null : encode(answer, push, config, host);
  if (body === null) {
    settle(answer, false);
    return null;
  }
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  return { status: 200, headers, body, onSent: (done) => settle(answer, done) };
}

function encode(
  { activity }: PassiveAnswer,
  push: Push,
  config: WechatConfig,
  host: ChannelHost,
): string | null {
  try {
    return passiveXml(activity, push, config, host.clock.now());
  } catch (error) {
    host.logger.error({ err: error }, 'a passive answer could not be written; it is sent instead');
    return null;
  }
}

function logUnknown(host: ChannelHost, { fields }: Push, { vendorId }: Inbound): void {
  const msgType = xmlText(fields, 'MsgType');
  const event = xmlText(fields, 'Event');
  if (msgType === 'event' ? KNOWN_EVENTS.has(event) : KNOWN_MESSAGES.has(msgType)) return;
  const shortened = { msgType: msgType.slice(0, 64), event: event.slice(0, 64) };
  host.logger.info(
    { vendorId, ...shortened },
    'WeChat sent a type that the channel does not know; kept as an event',
  );
}
