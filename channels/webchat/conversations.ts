import { z } from 'zod';
import { parseJsonBody } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';
import type { HttpRequest, HttpResponse } from '../../src/contract/http';
import { authenticate, authorise, requireSecret } from './access';
import type { Grant } from './claims';
import { defaultUser, newConversationId } from './conversation-id';
import { parseWith } from './parse-with';
import type { Service } from './service';
import { TOKEN_SECONDS } from './tokens';
import { parseWatermark } from './watermark';

const user = z.object({
  id: z.string().min(1).max(256).optional(),
  name: z.string().max(256).optional(),
  /**
   * Only the bank's server, which has the secret, can say these three: the tier, such as `vip`, that answers and the queue
   * may depend on; the region; the user name of the personal manager.
   */
  tier: z.string().max(50).optional(),
  region: z.string().max(50).optional(),
  manager: z.string().max(100).optional(),
});
const startSchema = z.object({
  user: user.nullish(),
  locale: z.string().max(35).nullish(),
  trustedOrigins: z.array(z.string().max(256)).max(50).nullish(),
});

/** POST /tokens/generate: a server makes a token for one of its users. */
export function generate(service: Service, request: HttpRequest): Promise<HttpResponse> {
  requireSecret(service, request);
  const grant = newGrant(service, readStart(request));
  return Promise.resolve({ status: 200, body: tokenBody(service, grant) });
}

/** POST /tokens/refresh: a token that still holds is exchanged for a fresh one. */
export async function refresh(service: Service, request: HttpRequest): Promise<HttpResponse> {
  const caller = authenticate(service, request);
  if (caller.kind === 'secret') throw new AppError('FORBIDDEN', 'Send the token to refresh, not the secret.');
  await service.endings.requireOpen(caller.claims.conv);
  return { status: 200, body: tokenBody(service, caller.claims) };
}

/** POST /conversations: 201 for a new conversation, 200 for one that holds messages already. */
export async function start(service: Service, request: HttpRequest): Promise<HttpResponse> {
  const caller = authenticate(service, request);
  const wanted = readStart(request);
  if (caller.kind === 'secret') {
    return { status: 201, body: conversationBody(service, request, newGrant(service, wanted)) };
  }
  const grant = { ...caller.claims, ...(wanted.locale && { locale: wanted.locale }) };
  await service.endings.requireOpen(grant.conv);
  const existing = await service.host.read(grant.conv, 0, 1);
  return { status: existing.length > 0 ? 200 : 201, body: conversationBody(service, request, grant) };
}

/** GET /conversations/:id: a fresh token and stream address after a lost connection. */
export async function reconnect(service: Service, request: HttpRequest): Promise<HttpResponse> {
  const { conversationId, ...caller } = authorise(service, request);
  const watermark = parseWatermark(request.query['watermark']);
  await service.endings.requireOpen(conversationId);
  const grant = caller.kind === 'token' ? caller.claims : await customerGrant(service, conversationId);
  return { status: 200, body: conversationBody(service, request, grant, watermark) };
}

/** GET /session/getsessionid: for sign-in cards, which this bot does not send; clients ask for it all the same. */
export function session(service: Service, request: HttpRequest): Promise<HttpResponse> {
  authenticate(service, request);
  return Promise.resolve({ status: 200, body: { sessionId: service.host.ids.next() } });
}

/** A grant for a new conversation; a user without an id gets one that starts with `dl_`, as Direct Line does. */
export function newGrant(service: Service, wanted: Start): Grant {
  const conv = newConversationId(service.host.ids);
  service.endings.begin(conv);
  return {
    conv,
    user: wanted.user?.id ?? `dl_${service.host.ids.next()}`,
    ...(wanted.user?.name !== undefined && { name: wanted.user.name }),
    ...vouchedFor(wanted.user),
    ...(wanted.locale && { locale: wanted.locale }),
    ...(wanted.trustedOrigins && { origins: wanted.trustedOrigins }),
  };
}

function vouchedFor(user: Start['user']): Pick<Grant, 'tier' | 'region' | 'manager'> {
  const { tier, region, manager } = user ?? {};
  return {
    ...(tier !== undefined && { tier }),
    ...(region !== undefined && { region }),
    ...(manager !== undefined && { manager }),
  };
}

export function tokenBody(service: Service, grant: Grant): object {
  return { conversationId: grant.conv, token: service.tokens.issue(grant), expires_in: TOKEN_SECONDS };
}

type Start = z.infer<typeof startSchema>;

function readStart(request: HttpRequest): Start {
  return parseWith(startSchema, parseJsonBody(request.body) ?? {});
}

/** For a reconnect with the secret: the customer who began the conversation. */
async function customerGrant({ host }: Service, conversationId: string): Promise<Grant> {
  const [first] = await host.read(conversationId, 0, 1);
  const customer = first?.direction === 'in' ? first.activity.from : first?.activity.recipient;
  return { conv: conversationId, user: customer?.id ?? defaultUser(conversationId) };
}

function conversationBody(service: Service, request: HttpRequest, grant: Grant, watermark = 0): object {
  const url = new URL(
    `${request.origin.replace(/^http/, 'ws')}/v3/directline/conversations/${grant.conv}/stream`,
  );
  if (watermark > 0) url.searchParams.set('watermark', String(watermark));
  url.searchParams.set('t', service.tokens.issueTicket(grant));
  return { ...tokenBody(service, grant), streamUrl: url.href };
}
