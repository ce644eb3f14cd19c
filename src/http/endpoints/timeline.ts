import { z } from 'zod';
import { timelineSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { requireReadable } from '../rights';
import { noteViews } from './notes';
import { readPage } from '../timeline';
import { customerView, escalationView, messageView } from '../views';

const MAX_MESSAGES = 100;
const params = z.object({ id: z.string().min(1).max(256) });
const query = z.object({
  before: z
    .string()
    .max(20_000)
    .optional()
    .describe('Only messages ahead of this place: `before` of an answer.'),
});

/** One timeline of all that a customer said on all channels. */
export function timelineEndpoint({
  store,
  contacts,
  assist,
}: Pick<HttpDeps, 'store' | 'contacts' | 'assist'>): Endpoint {
  const { escalations, log } = store;
  return endpoint({
    key: 'GET /api/conversations/:id/timeline',
    summary: `Messages of every conversation of the same customer in one (the newest ${MAX_MESSAGES}), oldest first.`,
    params,
    query,
    status: 200,
    response: timelineSchema,
    errors: ['NOT_FOUND'],
    handle: async ({ params: { id }, query: { before }, caller: { agent } }) => {
      const [conversation, open] = await Promise.all([store.conversations.get(id), escalations.openFor(id)]);
      if (!conversation) throw new AppError('NOT_FOUND', 'There is no such conversation.');
      await requireReadable(agent, id, open, escalations);
      const conversations = await contacts.conversations(id);
      const ids = conversations.map((conversation) => conversation.id);
      const [page, notes] = await Promise.all([
        readPage(log, ids, before, MAX_MESSAGES),
        assist.notes(agent, ids),
      ]);
      return {
        body: {
          ...{ id, channel: conversation.channel, locale: conversation.locale },
          customer: customerView(conversation.customer),
          escalation: open ? await escalationView(open, store.agents, agent) : null,
          conversations: conversations.map(({ id: one, channel, customer }) => ({
            ...{ id: one, channel },
            customer: customerView(customer),
          })),
          messages: page.entries.filter(({ activity }) => activity.type !== 'typing').map(messageView),
          notes: await noteViews(notes, store.agents),
          before: page.before,
        },
      };
    },
  });
}
