import { parseJsonBody } from '../../src/channel-kit';
import type { ChannelAccount } from '../../src/contract/activity';
import type { Inbound, RateLimiter } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import { authorise, type Caller } from './access';
import { defaultUser } from './conversation-id';
import { decode } from './decode';
import type { Service } from './service';
import { activitySet } from './show';
import { parseWatermark } from './watermark';

/** Most entries of one read; the watermark leads to the rest. */
export const PAGE = 100;

/** POST /conversations/:id/activities: 200 with the id once it is stored; a repeat gets the id of the first. */
export async function post(
  service: Service,
  limiter: RateLimiter,
  request: HttpRequest,
): Promise<HttpResponse> {
  const caller = authorise(service, request);
  await limiter.consume(caller.conversationId);
  const inbound = prepare(service, caller, parseJsonBody(request.body));
  return accept(service, inbound);
}

/** Decodes for this caller. Throws what `decode` throws. */
export function prepare(
  service: Service,
  caller: Caller & { conversationId: string },
  payload: unknown,
): Inbound {
  const { conversationId } = caller;
  const context = { conversationId, user: author(caller, payload), receivedAt: service.host.clock.now() };
  const [inbound] = decode(payload, context);
  if (!inbound) throw new AppError('BAD_REQUEST', 'The body holds no activity.');
  if (caller.kind === 'token' && caller.claims.locale !== undefined)
    inbound.activity.locale ??= caller.claims.locale;
  return { ...inbound, vendorId: inbound.vendorId || service.host.ids.next() };
}

/** Stores it and starts its turn; typing is a hint and is not stored. Throws NOT_FOUND for an ended conversation. */
export async function accept({ host, endings }: Service, inbound: Inbound): Promise<HttpResponse> {
  await endings.requireOpen(inbound.activity.conversation.id);
  if (inbound.activity.type === 'typing') {
    host.customerTypes(inbound.activity.conversation.id);
    return { status: 200, body: { id: inbound.vendorId } };
  }
  const { entry } = await host.accept(inbound);
  endings.note(entry);
  return { status: 200, body: { id: entry.id } };
}

/** GET /conversations/:id/activities?watermark=: what came after it, at most PAGE entries. */
export async function read(service: Service, request: HttpRequest): Promise<HttpResponse> {
  const { conversationId } = authorise(service, request);
  const after = parseWatermark(request.query['watermark']);
  const entries = await service.host.read(conversationId, after, PAGE);
  if (entries.length === 0) await service.endings.requireOpen(conversationId);
  const body = activitySet(entries, after, (id, name) => service.links.make(request.origin, id, name));
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

/** The token says who it is; a server that holds the secret may speak for the user that it names. */
function author(caller: Caller & { conversationId: string }, payload: unknown): ChannelAccount {
  if (caller.kind === 'token') {
    const { user, name = '', tier, region, manager } = caller.claims;
    const known = Object.entries({ tier, region, manager }).filter(([, value]) => value !== undefined);
    return { id: user, name, ...(known.length > 0 && { properties: Object.fromEntries(known) }) };
  }
  return { id: namedUser(payload) ?? defaultUser(caller.conversationId), name: '' };
}

function namedUser(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('from' in payload)) return null;
  const { from } = payload;
  if (typeof from !== 'object' || from === null || !('id' in from)) return null;
  return typeof from.id === 'string' && from.id !== '' && from.id.length <= 256 ? from.id : null;
}
