import { z } from 'zod';
import type { Agent } from '../../contract/agent';
import {
  contactCardSchema,
  linkSchema,
  smsPermissionSchema,
  unlinkSchema,
  verifyPhoneSchema,
} from '../../contract/contact-api';
import type { LinkTarget } from '../../contract/contact';
import type { HttpDeps } from '../deps';
import { contactCardView } from '../contact-view';
import { type Endpoint, endpoint } from '../endpoint';
import { requireOneReadable, requireReadable, seesAll } from '../rights';

const params = z.object({ id: z.string().min(1).max(256) });
const common = { params, status: 200, response: contactCardSchema } as const;

type Deps = Pick<HttpDeps, 'store' | 'contacts' | 'clock'>;

/** The customer behind a conversation: linked addresses, permission for SMS, verified phones. */
export function contactEndpoints(deps: Deps): Endpoint[] {
  const { contacts, store } = deps;
  const card = async (id: string) => ({
    body: await contactCardView(await contacts.card(id), store.agents, deps.clock.now()),
  });
  const mayRead = async (agent: Agent, id: string): Promise<void> =>
    requireReadable(agent, id, await store.escalations.openFor(id), store.escalations);

  return [
    endpoint({
      ...common,
      key: 'GET /api/conversations/:id/contact',
      summary: 'Who the customer is: the addresses that are linked, and how we know.',
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, caller: { agent } }) => {
        await mayRead(agent, id);
        return card(id);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/conversations/:id/contact/link',
      summary: 'Say that a phone, or the customer of another conversation, is the same person.',
      body: linkSchema,
      errors: ['NOT_FOUND', 'CONFLICT', 'SMS_UNAVAILABLE'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        const { conversationId, phone = '', reason } = body;
        const other: LinkTarget = conversationId === undefined ? { phone } : { conversationId };
        await mayRead(agent, id);
        await requireLinkable(agent, id, other, deps);
        await contacts.link(agent, id, other, reason);
        return card(id);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/conversations/:id/contact/unlink',
      summary: 'Take one address out again, with all that was said under it.',
      body: unlinkSchema,
      errors: ['NOT_FOUND', 'CONFLICT'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        await mayRead(agent, id);
        await contacts.unlink(agent, id, body.key, body.reason);
        return card(id);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/conversations/:id/contact/sms',
      summary: 'Note whether the customer allows us to go on by SMS.',
      body: smsPermissionSchema,
      errors: ['NOT_FOUND', 'CONFLICT'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        await mayRead(agent, id);
        await contacts.allowSms(agent, id, body.key, body.allowed, body.reason);
        return card(id);
      },
    }),
    endpoint({
      ...common,
      key: 'POST /api/conversations/:id/phone',
      summary:
        'Send a code by SMS, which the customer types in the conversation: the phone is then verified.',
      body: verifyPhoneSchema,
      errors: ['NOT_FOUND', 'CONFLICT', 'SMS_UNAVAILABLE', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        await mayRead(agent, id);
        await contacts.verify(agent, id, body.phone, body.allowSms);
        return card(id);
      },
    }),
  ];
}

/** Why: a link shows the agent all that was said there, which must not be a way around the rights. */
async function requireLinkable(
  agent: Agent,
  id: string,
  other: LinkTarget,
  { contacts, store }: Deps,
): Promise<void> {
  if (seesAll(agent)) return;
  const theirs = (await contacts.conversationsOf(other)).map((conversation) => conversation.id);
  if (theirs.length > 0 && !theirs.includes(id)) await requireOneReadable(agent, theirs, store.escalations);
}
