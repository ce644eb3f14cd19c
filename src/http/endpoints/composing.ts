import { z } from 'zod';
import {
  attachedSchema,
  attachSchema,
  convertedSchema,
  convertSchema,
  draftSchema,
  draftViewSchema,
  intentListSchema,
  MOST_FILE_BYTES,
  rulesSchema,
  suggestionListSchema,
} from '../../contract/assist';
import { AppError } from '../../contract/errors';
import { LOCALES } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { readable } from '../readable';
import { perMinute } from './studio-throttle';

const KILOBYTE = 1024;
const params = z.object({ id: z.string().min(1).max(256) });
const query = z.object({ locale: z.enum(LOCALES).default('zh-CN') });

/** What the console asks while an agent writes. */
export function composingEndpoints({ store, assist }: Pick<HttpDeps, 'store' | 'assist'>): Endpoint[] {
  const [asked, drafted, typed, sent, converted] = [120, 600, 60, 30, 240].map(perMinute);
  return [
    endpoint({
      key: 'GET /api/conversations/:id/suggestions',
      summary: 'What the bot would answer to the last message of the customer, when it is sure enough.',
      params,
      status: 200,
      response: suggestionListSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await asked?.(caller);
        await readable(store, caller.agent, id);
        return { body: await assist.suggestions(id) };
      },
    }),
    endpoint({
      key: 'GET /api/conversations/:id/rules',
      summary: 'What the channel of the answer allows now: lengths, files, sends that are left, opt-out.',
      params,
      status: 200,
      response: rulesSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ params: { id }, caller: { agent } }) => {
        await readable(store, agent, id);
        const { window, ...rules } = await assist.rules(id);
        const shown = window && { left: window.left, until: window.until?.toISOString() ?? null };
        return { body: { ...rules, window: shown } };
      },
    }),
    endpoint({
      key: 'POST /api/conversations/:id/draft',
      summary:
        'What a draft would become on its channel, and what should not go out unseen. Nothing is sent.',
      params,
      body: draftSchema,
      status: 200,
      response: draftViewSchema,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body: { text, attachments }, caller }) => {
        await drafted?.(caller);
        await readable(store, caller.agent, id);
        const [shaped, found] = await Promise.all([assist.shape(id, text, attachments), assist.check(text)]);
        return { body: { ...shaped, found } };
      },
    }),
    endpoint({
      key: 'POST /api/conversations/:id/typing',
      summary: 'Shows the customer that the owner is writing, where the channel can. Kept nowhere.',
      params,
      status: 204,
      errors: ['NOT_OWNER', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await typed?.(caller);
        await assist.typing(caller.agent, id);
        return { body: null };
      },
    }),
    endpoint({
      key: 'POST /api/conversations/:id/files',
      summary: 'Keeps a picture or PDF that the owner is going to send; name its id with the message.',
      params,
      body: attachSchema,
      // Base64 takes four bytes for three.
      maxBody: Math.ceil((MOST_FILE_BYTES * 4) / 3) + 8 * KILOBYTE,
      status: 201,
      response: attachedSchema,
      errors: ['NOT_OWNER', 'TOO_LARGE', 'UNSUPPORTED_MEDIA', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body: { name, data }, caller }) => {
        await sent?.(caller);
        return { body: await assist.attach(caller.agent, id, { name, bytes: fromBase64(data) }) };
      },
    }),
    endpoint({
      key: 'GET /api/intents',
      summary: 'All intents by title, for saying what a customer meant.',
      query,
      status: 200,
      response: intentListSchema,
      handle: async ({ query: { locale } }) => ({ body: { intents: await assist.intents(locale) } }),
    }),
    endpoint({
      key: 'POST /api/text/convert',
      summary: 'Texts in simplified (zh-CN) or Hong Kong traditional (zh-HK) script.',
      body: convertSchema,
      maxBody: 2_000 * KILOBYTE,
      status: 200,
      response: convertedSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ body: { texts, to }, caller }) => {
        await converted?.(caller);
        return { body: { texts: assist.convert(texts, to) } };
      },
    }),
  ];
}

/** BAD_REQUEST for what is no base64: Buffer would leave out what it cannot read. */
function fromBase64(data: string): Buffer {
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > 0 && bytes.toString('base64') === data) return bytes;
  throw new AppError('BAD_REQUEST', 'The data is not base64, or empty.');
}
