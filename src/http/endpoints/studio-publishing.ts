import { z } from 'zod';
import {
  decideReviewSchema,
  diffListSchema,
  gateRunSchema,
  historySchema,
  publicationFilesSchema,
  publicationSchema,
  requestReviewSchema,
  reviewListSchema,
  reviewSchema,
  rollbackSchema,
  submitFolderSchema,
} from '../../contract/studio-publishing';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { perMinute } from './studio-throttle';

/** Why twice the most content: JSON escapes line ends and quotes. */
const FOLDER_BODY = 4_500_000;
const READS = 600;
/** Each of them may train and cross-validate. */
const HEAVY = 20;

const number = z.coerce.number().int().min(1).max(1e9);
const params = z.object({ id: z.string().min(1).max(128) });
const numbered = z.object({ number });
const changesQuery = z.object({
  with: number.optional().describe('The publication to compare with; the one before it unless given.'),
});
const historyQuery = z.object({
  before: number.optional().describe('Only publications with lower numbers.'),
});

/** What leads to a publication: gate, reviews, history, rolling back. */
export function studioPublishingEndpoints({ studio }: Pick<HttpDeps, 'studio'>): Endpoint[] {
  return [
    ...gateEndpoints(studio),
    ...reviewEndpoints(studio),
    ...decisionEndpoints(studio),
    ...historyEndpoints(studio),
  ];
}

function gateEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, heavy] = [perMinute(READS), perMinute(HEAVY)];
  const common = { status: 200, response: gateRunSchema } as const;
  return [
    endpoint({
      ...common,
      key: 'POST /api/studio/gate',
      summary: 'Check whether the draft may be published; ask again for how far it is.',
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await heavy(caller);
        return { body: await studio.startGate(caller.agent.id) };
      },
    }),
    endpoint({
      ...common,
      key: 'GET /api/studio/gate',
      summary: 'The check of the draft: how far it is, or what came out.',
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await read(caller);
        return { body: await studio.gate() };
      },
    }),
  ];
}

function reviewEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, heavy] = [perMinute(READS), perMinute(HEAVY)];
  return [
    endpoint({
      key: 'GET /api/studio/reviews',
      summary: 'Requests to publish, the newest first.',
      status: 200,
      response: reviewListSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await read(caller);
        return { body: { reviews: await studio.reviews(caller.agent.id) } };
      },
    }),
    endpoint({
      key: 'POST /api/studio/reviews',
      summary: 'Ask for the draft to be published as it is now.',
      body: requestReviewSchema,
      status: 201,
      response: reviewSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body: { notes }, caller }) => {
        await heavy(caller);
        return { body: await studio.request(caller.agent.id, notes) };
      },
    }),
    endpoint({
      key: 'POST /api/studio/publications',
      summary: 'Ask for a whole intents folder to be published.',
      body: submitFolderSchema,
      maxBody: FOLDER_BODY,
      status: 201,
      response: reviewSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body: { files, notes }, caller }) => {
        await heavy(caller);
        return { body: await studio.submit(caller.agent.id, files, notes) };
      },
    }),
    endpoint({
      key: 'GET /api/studio/reviews/:id',
      summary: 'One request: its check, who decided, and what the caller may do with it.',
      params,
      status: 200,
      response: reviewSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await read(caller);
        return { body: await studio.review(caller.agent.id, id) };
      },
    }),
    endpoint({
      key: 'GET /api/studio/reviews/:id/changes',
      summary: 'What a request would change of what is live.',
      params,
      status: 200,
      response: diffListSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await read(caller);
        return { body: { diffs: await studio.reviewChanges(id) } };
      },
    }),
  ];
}

function decisionEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const heavy = perMinute(HEAVY);
  const common = { params, body: decideReviewSchema, status: 200, response: reviewSchema } as const;
  const decision = (verb: 'approve' | 'reject' | 'withdraw', summary: string): Endpoint =>
    endpoint({
      ...common,
      key: `POST /api/studio/reviews/:id/${verb}`,
      summary,
      errors: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body: { comment }, caller }) => {
        await heavy(caller);
        return { body: await studio[verb](caller.agent.id, id, comment) };
      },
    });
  return [
    decision('approve', 'Publish what was asked for; somebody who has not worked on it.'),
    decision('reject', 'Say no, with a comment.'),
    decision('withdraw', 'Take back what one has asked for.'),
  ];
}

function historyEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, heavy] = [perMinute(READS), perMinute(HEAVY)];
  return [
    endpoint({
      key: 'GET /api/studio/history',
      summary: 'Publications and what was live when, the newest first.',
      query: historyQuery,
      status: 200,
      response: historySchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ query: { before }, caller }) => {
        await read(caller);
        return { body: await studio.history(before) };
      },
    }),
    endpoint({
      key: 'GET /api/studio/publications/:number/files',
      summary: 'The files of a publication.',
      params: numbered,
      status: 200,
      response: publicationFilesSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { number: wanted }, caller }) => {
        await read(caller);
        return { body: { number: wanted, files: [...(await studio.files(wanted))] } };
      },
    }),
    endpoint({
      key: 'GET /api/studio/publications/:number/changes',
      summary: 'What a publication changed.',
      params: numbered,
      query: changesQuery,
      status: 200,
      response: diffListSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { number: wanted }, query, caller }) => {
        await read(caller);
        return { body: { diffs: await studio.publicationChanges(wanted, query.with) } };
      },
    }),
    endpoint({
      key: 'POST /api/studio/rollback',
      summary: 'Make an earlier publication live again, with a reason.',
      body: rollbackSchema,
      status: 200,
      response: publicationSchema,
      errors: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body: { to, reason }, caller }) => {
        await heavy(caller);
        return { body: await studio.rollback(caller.agent.id, to, reason) };
      },
    }),
  ];
}
