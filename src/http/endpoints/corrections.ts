import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { LogEntry } from '../../contract/log';
import { correctionSchema } from '../../contract/studio';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { requireReadable } from '../rights';
import { perMinute } from './studio-throttle';

const PER_MINUTE = 60;
const params = z.object({ id: z.string().min(1).max(256) });

type Deps = Pick<HttpDeps, 'store' | 'studio'>;

/** An agent says that the bot answered wrongly: the question goes to the editors. */
export function correctionEndpoint({ store, studio }: Deps): Endpoint {
  const { conversations, escalations, log } = store;
  const write = perMinute(PER_MINUTE);
  return endpoint({
    key: 'POST /api/conversations/:id/corrections',
    summary: 'Say that an answer of the bot was wrong, and what was meant. A repeat counts once.',
    params,
    body: correctionSchema,
    status: 204,
    errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
    handle: async ({ params: { id }, body: { messageId, intent, note }, caller }) => {
      await write(caller);
      const [conversation, open] = await Promise.all([conversations.get(id), escalations.openFor(id)]);
      if (!conversation) throw new AppError('NOT_FOUND', 'There is no such conversation.');
      await requireReadable(caller.agent, id, open, escalations);
      const question = await questionOf(await log.get(messageId), id, log);
      await studio.corrected({
        ...{ messageId, by: caller.agent.id, text: question, note, conversationId: id },
        ...(intent === undefined ? {} : { intent }),
        locale: conversation.locale,
        channel: conversation.channel,
      });
      return { body: null };
    },
  });
}

/** What the customer had asked when the bot said this. */
async function questionOf(
  answer: LogEntry | null,
  conversationId: string,
  log: Pick<Deps['store']['log'], 'get'>,
): Promise<string> {
  if (answer?.conversationId !== conversationId) {
    throw new AppError('NOT_FOUND', 'There is no such message in this conversation.');
  }
  const asked =
    answer.author === 'bot' && answer.causedBy !== undefined ? await log.get(answer.causedBy) : null;
  const text: unknown = asked?.author === 'customer' ? asked.activity.text : undefined;
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw new AppError(
    'BAD_REQUEST',
    'This message is no answer of the bot to a question; choose one that is.',
  );
}
