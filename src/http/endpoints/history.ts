import { AppError } from '../../contract/errors';
import { historyQuerySchema, historySchema, MOST_DAYS } from '../../contract/history';
import { type Endpoint, endpoint } from '../endpoint';
import { type SearchDeps, searchHistory } from '../history/search';
import { perMinute } from './studio-throttle';

const DAY_MS = 86_400_000;
/** A search that goes on by itself asks every half second. */
const PER_MINUTE = 180;

/** Searches over what was said and done. */
export function historyEndpoint(deps: SearchDeps): Endpoint {
  const ask = perMinute(PER_MINUTE);
  return endpoint({
    key: 'GET /api/history',
    summary: `Conversations of a span of time (${String(MOST_DAYS)} days at most) by words and by what became of them, newest first. Looks at a bounded stretch; \`next\` goes on. Agents find what they handled.`,
    query: historyQuerySchema,
    status: 200,
    response: historySchema,
    errors: ['TOO_MANY_REQUESTS'],
    handle: async ({ query, caller }) => {
      await ask(caller);
      const days = (Date.parse(query.to) - Date.parse(query.from)) / DAY_MS;
      if (!(days > 0 && days <= MOST_DAYS)) {
        throw new AppError(
          'BAD_REQUEST',
          `Choose a span of more than no time and at most ${String(MOST_DAYS)} days.`,
        );
      }
      return { body: await searchHistory(caller.agent, query, deps) };
    },
  });
}
