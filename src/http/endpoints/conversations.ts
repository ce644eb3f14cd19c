import { z } from 'zod';
import type { Found } from '../../contract/assist';
import { conversationSchema, messageSchema, sendMessageSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { requireReadable } from '../rights';
import { customerView, escalationView, messageView } from '../views';

const MAX_MESSAGES = 200;
const params = z.object({ id: z.string().min(1).max(256) });
const query = z.object({
  after: z.coerce.number().int().min(0).optional().describe('Only messages with a higher seq, oldest first.'),
});

type Deps = Pick<HttpDeps, 'store' | 'desk' | 'assist' | 'logger'>;

/** Reading a conversation, and writing to its customer. */
export function conversationEndpoints({ store, desk, assist, logger }: Deps): Endpoint[] {
  const { agents, conversations, escalations, log } = store;
  return [
    endpoint({
      key: 'GET /api/conversations/:id',
      summary: `A conversation with its newest messages (at most ${MAX_MESSAGES}), oldest first.`,
      params,
      query,
      status: 200,
      response: conversationSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, query: { after }, caller: { agent } }) => {
        const [conversation, open] = await Promise.all([conversations.get(id), escalations.openFor(id)]);
        if (!conversation) throw new AppError('NOT_FOUND', 'There is no such conversation.');
        await requireReadable(agent, id, open, escalations);
        const entries =
          after === undefined ? await log.latest(id, MAX_MESSAGES) : await log.after(id, after, MAX_MESSAGES);
        return {
          body: {
            id,
            channel: conversation.channel,
            customer: customerView(conversation.customer),
            locale: conversation.locale,
            escalation: open ? await escalationView(open, agents, agent) : null,
            messages: entries.filter(({ activity }) => activity.type !== 'typing').map(messageView),
          },
        };
      },
    }),
    endpoint({
      key: 'POST /api/conversations/:id/messages',
      summary:
        'Write to the customer; only the owner may. A repeat with the same clientId is sent once. SENSITIVE names in `details.found` what should not go out unseen; `confirmed` sends it all the same.',
      params,
      body: sendMessageSchema,
      status: 201,
      response: messageSchema,
      errors: ['NOT_FOUND', 'NOT_OWNER', 'SENSITIVE'],
      handle: async ({ params: { id }, body, caller: { agent } }) => {
        const { text, clientId, confirmed } = body;
        const found = await assist.check(text);
        if (found.length > 0 && !confirmed) throw sensitive(found);
        const attachments = await assist.attachments(id, body.attachments);
        const entry = await desk.say(agent, id, { text, clientId, attachments });
        if (found.length > 0) {
          const kinds = found.map(({ kind }) => kind);
          logger.info(
            { agent: agent.id, conversationId: id, messageId: entry.id, kinds },
            'sent although sensitive, as the agent confirmed',
          );
        }
        return { body: messageView(entry) };
      },
    }),
  ];
}

function sensitive(found: Found[]): AppError {
  return new AppError(
    'SENSITIVE',
    'This holds words or personal data that should not be sent; change it, or confirm that it must be.',
    { details: { found } },
  );
}
