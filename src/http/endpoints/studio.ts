import { z } from 'zod';
import {
  addQuestionsSchema,
  catalogueSchema,
  changedIntentSchema,
  findingListSchema,
  intentIdSchema,
  intentSheetSchema,
  lintSchema,
  missedChangedSchema,
  missedListSchema,
  missedQuerySchema,
  missedStateSchema,
  saveIntentSchema,
  tryResultSchema,
  trySchema,
} from '../../contract/studio';
import { diffListSchema } from '../../contract/studio-publishing';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { perMinute } from './studio-throttle';

/** Why more than usual: an intent holds up to 1000 questions in each locale. */
const INTENT_BODY = 2_000_000;
const READS = 600;
const WRITES = 120;
/** Live lint and "try it" are asked for while somebody types. */
const TYPING = 300;

const params = z.object({ id: intentIdSchema });
const removeQuery = z.object({
  revision: z.string().min(1).max(200).describe('As the sheet that was seen has it.'),
});

/** What editors see and change of the draft, and what the bot missed. */
export function studioEndpoints({ studio }: Pick<HttpDeps, 'studio'>): Endpoint[] {
  return [...intentEndpoints(studio), ...toolEndpoints(studio), ...missedEndpoints(studio)];
}

function intentEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, write] = [perMinute(READS), perMinute(WRITES)];
  return [
    endpoint({
      key: 'GET /api/studio/content',
      summary: 'Every intent of the draft, with what is wrong and what differs from the live version.',
      status: 200,
      response: catalogueSchema,
      errors: ['TOO_MANY_REQUESTS', 'STARTING'],
      handle: async ({ caller }) => {
        await read(caller);
        return { body: await studio.catalogue() };
      },
    }),
    endpoint({
      key: 'GET /api/studio/intents/:id',
      summary: 'One intent of the draft in all its locales.',
      params,
      status: 200,
      response: intentSheetSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await read(caller);
        return { body: await studio.intent(id) };
      },
    }),
    endpoint({
      key: 'PUT /api/studio/intents/:id',
      summary: 'Save an intent in the draft; revision null makes a new one.',
      params,
      body: saveIntentSchema,
      maxBody: INTENT_BODY,
      status: 200,
      response: intentSheetSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body, caller }) => {
        await write(caller);
        return { body: await studio.save(caller.agent.id, id, body) };
      },
    }),
    endpoint({
      key: 'DELETE /api/studio/intents/:id',
      summary: 'Remove an intent from the draft.',
      params,
      query: removeQuery,
      status: 204,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, query: { revision }, caller }) => {
        await write(caller);
        await studio.remove(caller.agent.id, id, revision);
        return { body: null };
      },
    }),
    endpoint({
      key: 'POST /api/studio/intents/:id/questions',
      summary: 'Add questions to an intent; the id none takes sentences that nothing answers.',
      params,
      body: addQuestionsSchema,
      maxBody: INTENT_BODY,
      status: 200,
      response: changedIntentSchema,
      errors: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body, caller }) => {
        await write(caller);
        return { body: { sheet: await studio.addQuestions(caller.agent.id, id, body) } };
      },
    }),
    endpoint({
      key: 'POST /api/studio/intents/:id/revert',
      summary: 'Put an intent back to what is live.',
      params,
      status: 200,
      response: changedIntentSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await write(caller);
        return { body: { sheet: await studio.revert(caller.agent.id, id) } };
      },
    }),
  ];
}

function toolEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, typing] = [perMinute(READS), perMinute(TYPING)];
  return [
    endpoint({
      key: 'POST /api/studio/lint',
      summary: 'What would be wrong with an intent if it were saved so.',
      body: lintSchema,
      maxBody: INTENT_BODY,
      status: 200,
      response: findingListSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ body: { id, ...words }, caller }) => {
        await typing(caller);
        return { body: { findings: await studio.lint(id, words) } };
      },
    }),
    endpoint({
      key: 'POST /api/studio/try',
      summary: 'How a sentence is understood and answered, by the draft or by what is live.',
      body: trySchema,
      status: 200,
      response: tryResultSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller }) => {
        await typing(caller);
        return { body: await studio.try(body) };
      },
    }),
    endpoint({
      key: 'GET /api/studio/changes',
      summary: 'The draft against what is live.',
      status: 200,
      response: diffListSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await read(caller);
        return { body: { diffs: await studio.changes() } };
      },
    }),
  ];
}

function missedEndpoints(studio: HttpDeps['studio']): Endpoint[] {
  const [read, write] = [perMinute(READS), perMinute(WRITES)];
  return [
    endpoint({
      key: 'GET /api/studio/missed',
      summary: 'Sentences that the bot did not answer, or answered wrongly, put together by what they mean.',
      query: missedQuerySchema,
      status: 200,
      response: missedListSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ query: { state, locale, kind }, caller }) => {
        await read(caller);
        const filter = { state, ...(locale ? { locale } : {}), ...(kind ? { kind } : {}) };
        return { body: await studio.missed(filter) };
      },
    }),
    endpoint({
      key: 'POST /api/studio/missed/state',
      summary: 'Settle sentences, ignore them, or take them up again.',
      body: missedStateSchema,
      status: 200,
      response: missedChangedSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ body: { ids, state }, caller }) => {
        await write(caller);
        return { body: { changed: await studio.setMissed(caller.agent.id, ids, state) } };
      },
    }),
  ];
}
