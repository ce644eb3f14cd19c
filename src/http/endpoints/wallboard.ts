import {
  csatSchema,
  ratingQuerySchema,
  wallboardQuerySchema,
  wallboardSchema,
} from '../../contract/figures-api';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { seesAll } from '../rights';

/** The desk now, and what customers said of it. */
export function wallboardEndpoints({ figures }: Pick<HttpDeps, 'figures'>): Endpoint[] {
  return [
    endpoint({
      key: 'GET /api/wallboard',
      summary: 'The desk as it is now and how today went, at most two seconds old.',
      query: wallboardQuerySchema,
      status: 200,
      response: wallboardSchema,
      errors: ['OVERLOADED'],
      handle: async ({ query }) => ({ body: await figures.wallboard(query) }),
    }),
    endpoint({
      key: 'GET /api/csat',
      summary: 'Ratings by customers with their reasons: to agents their own, to leads everybody’s.',
      query: ratingQuerySchema,
      status: 200,
      response: csatSchema,
      errors: ['TOO_LARGE', 'OVERLOADED'],
      handle: async ({ query, caller: { agent } }) => ({
        body: await figures.ratings(query, seesAll(agent) ? null : agent.id),
      }),
    }),
  ];
}
