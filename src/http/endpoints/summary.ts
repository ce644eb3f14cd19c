import { z } from 'zod';
import { AppError } from '../../contract/errors';
import { LOCALES } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { seesAll } from '../rights';
import { readPage } from '../timeline';

/** Newest messages that a summary is made of. */
const READ = 200;
const params = z.object({ id: z.string().min(1).max(128) });
const query = z.object({ locale: z.enum(LOCALES).optional() });

type Deps = Pick<HttpDeps, 'store' | 'contacts' | 'summarize'>;

/** What the next agent should know, in a few lines. */
export function summaryEndpoint({ store, contacts, summarize }: Deps): Endpoint {
  return endpoint({
    key: 'GET /api/escalations/:id/summary',
    summary:
      'A summary for the next agent, made of what was said and understood; for whoever has it, and leads.',
    params,
    query,
    status: 200,
    response: z.object({ summary: z.string() }),
    errors: ['NOT_FOUND', 'NOT_OWNER'],
    handle: async ({ params: { id }, query: { locale }, caller: { agent } }) => {
      const escalation = await store.escalations.get(id);
      if (!escalation) throw new AppError('NOT_FOUND', 'There is no such escalation.');
      if (escalation.owner !== agent.id && !seesAll(agent)) {
        throw new AppError('NOT_OWNER', 'Only whoever has this conversation, and leads, get a summary.');
      }
      const ids = (await contacts.conversations(escalation.conversationId)).map((each) => each.id);
      const { entries } = await readPage(store.log, ids, undefined, READ);
      const reader = locale ?? agent.languages[0] ?? 'zh-CN';
      return { body: { summary: summarize({ entries, escalation, locale: reader }) } };
    },
  });
}
