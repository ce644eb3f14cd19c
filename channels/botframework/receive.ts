import { parseBearer, parseJsonBody } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse, RouteError } from '../../src/contract/http';
import { authError } from './auth-errors';
import { conversationId, customerOf, decode } from './decode';
import { type Payload, readPayload } from './payload';
import { precheck } from './precheck';
import type { Reference } from './reference';
import type { Service } from './service';
import { within } from './within';

/** The connector gives up after 15 s. */
const TIME_LIMIT_MS = 12_000;
/** Requests whose token is being checked. Why: until the vendor's keys are known each waits for the vendor. */
const MAX_WAITING = 100;

/**
 * POST /api/messages: 200 once the activity is stored.
 * Why also for an `invoke`, which the SDK answers with 501: it is kept, and an error would be reported as one of ours.
 */
export function receiver(service: Service): (request: HttpRequest) => Promise<HttpResponse> {
  let waiting = 0;
  return async (request) => {
    const token = parseBearer(request.headers['authorization']);
    if (token === null)
      throw new AppError('UNAUTHENTICATED', 'Send the token as "Authorization: Bearer <token>".');
    const payload = parseJsonBody(request.body);
    precheck(payload, token, service.trust);
    if (waiting >= MAX_WAITING) throw new AppError('OVERLOADED', 'Too many requests at once; send it again.');
    waiting += 1;
    try {
      return await within(TIME_LIMIT_MS, check(service, token, payload as object));
    } catch (error) {
      throw authError(error);
    } finally {
      waiting -= 1;
    }
  };
}

/** The connector reads the status only. Nothing of an error goes to whoever is not known. */
export function shapeError({ code, status }: RouteError): HttpResponse {
  return { status, body: { error: { code } } };
}

async function check(service: Service, token: string, payload: object): Promise<HttpResponse> {
  const connection = await service.connection();
  await connection.receive(`Bearer ${token}`, payload, () => store(service, payload));
  return { status: 200 };
}

/** The reference comes first: the answer may be sent as soon as the message is stored. */
async function store({ host, references }: Service, raw: object): Promise<void> {
  const context = {
    receivedAt: host.clock.now(),
    conversationOf: (customerId: string) => host.conversationOf(customerId),
  };
  const inbounds = decode(raw, context);
  const [first] = inbounds;
  if (!first) return;
  const id = conversationId(readPayload(raw), context);
  if (!(await references.remember(id, referenceOf(readPayload(raw))))) {
    host.logger.warn(
      { channel: 'botframework', conversationId: id },
      'the conversation reference is too large',
    );
  }
  for (const inbound of inbounds) await host.accept(inbound);
}

function referenceOf(payload: Payload): Reference {
  const { isGroup, conversationType, tenantId, id } = payload.conversation;
  return {
    serviceUrl: payload.serviceUrl ?? '',
    channelId: payload.channelId,
    conversation: {
      id,
      ...(isGroup !== undefined && { isGroup }),
      ...(conversationType !== undefined && { conversationType }),
      ...(tenantId !== undefined && { tenantId }),
    },
    bot: payload.recipient?.id ?? '',
    user: customerOf(payload)?.id ?? '',
    ...(payload.locale !== undefined && { locale: payload.locale }),
  };
}
