import { z } from 'zod';
import {
  cannedListSchema,
  cannedSchema,
  type CannedView,
  cannedWordsSchema,
  changeCannedSchema,
  importCannedSchema,
  importedSchema,
} from '../../contract/assist';
import type { Assist, Canned } from '../../contract/assist-port';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { perMinute } from './studio-throttle';

const IMPORT_BYTES = 3_000_000;
const params = z.object({ id: z.string().min(1).max(256) });

/** Canned replies: the shared ones and the caller's own. */
export function cannedEndpoints({ assist }: Pick<HttpDeps, 'assist'>): Endpoint[] {
  const show = (canned: Canned) => ({ body: cannedView(canned, assist) });
  const [write, exchange, used] = [60, 10, 240].map(perMinute);
  return [
    endpoint({
      key: 'GET /api/canned',
      summary: 'The canned replies that all share, and those of the caller.',
      status: 200,
      response: cannedListSchema,
      handle: async ({ caller: { agent } }) => {
        const replies = await assist.canned(agent);
        return { body: { replies: replies.map((one) => cannedView(one, assist)) } };
      },
    }),
    endpoint({
      key: 'POST /api/canned',
      summary: 'Add a reply: a personal one, or, as a lead, one for all.',
      body: cannedWordsSchema,
      status: 201,
      response: cannedSchema,
      errors: ['CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ body, caller }) => {
        await write?.(caller);
        return show(await assist.addCanned(caller.agent, body));
      },
    }),
    endpoint({
      key: 'GET /api/canned/export',
      summary: 'The same replies as a table that Excel opens (CSV).',
      status: 200,
      response: z.string(),
      produces: 'text/csv',
      handle: async ({ response, caller: { agent } }) => {
        const csv = await assist.exportCanned(agent);
        response.writeHead(200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="canned-replies.csv"',
        });
        response.end(csv);
        return null;
      },
    }),
    endpoint({
      key: 'POST /api/canned/import',
      summary: 'Takes such a table: known replies are changed, new ones added, bad rows named and left out.',
      body: importCannedSchema,
      maxBody: IMPORT_BYTES,
      status: 200,
      response: importedSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ body: { csv }, caller }) => {
        await exchange?.(caller);
        return { body: await assist.importCanned(caller.agent, csv) };
      },
    }),
    endpoint({
      key: 'POST /api/canned/starter',
      summary: 'Adds a small set to begin with.',
      status: 200,
      response: importedSchema,
      errors: ['TOO_MANY_REQUESTS'],
      handle: async ({ caller }) => {
        await exchange?.(caller);
        return { body: await assist.addStarterCanned(caller.agent) };
      },
    }),
    endpoint({
      key: 'PUT /api/canned/:id',
      summary: 'Change a reply; CONFLICT when somebody changed it meanwhile.',
      params,
      body: changeCannedSchema,
      status: 200,
      response: cannedSchema,
      errors: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, body: { version, ...words }, caller }) => {
        await write?.(caller);
        return show(await assist.changeCanned(caller.agent, id, words, version));
      },
    }),
    endpoint({
      key: 'DELETE /api/canned/:id',
      summary: 'Remove a reply.',
      params,
      status: 204,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await write?.(caller);
        await assist.removeCanned(caller.agent, id);
        return { body: null };
      },
    }),
    endpoint({
      key: 'POST /api/canned/:id/used',
      summary: 'Counts one use.',
      params,
      status: 204,
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ params: { id }, caller }) => {
        await used?.(caller);
        await assist.usedCanned(caller.agent, id);
        return { body: null };
      },
    }),
  ];
}

function cannedView(canned: Canned, { initials }: Pick<Assist, 'initials'>): CannedView {
  const { owner, by: _by, usedAt, updatedAt, ...rest } = canned;
  return {
    ...rest,
    scope: owner === '' ? 'shared' : 'personal',
    initials: initials(canned.title),
    usedAt: usedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
