import type { Response } from 'express';
import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Audit, AuditEntry, AuditFilter } from '../../contract/audit';
import {
  auditFilterSchema,
  auditListSchema,
  auditQuerySchema,
  auditVerdictSchema,
  type AuditEntryView,
} from '../../contract/people';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';

const BATCH = 500;
const MOST_EXPORTED = 200_000;
const COLUMNS = [
  'number',
  'at',
  'action',
  'outcome',
  'actor',
  'actorName',
  'subject',
  'detail',
  'address',
  'hash',
];

type Deps = Pick<HttpDeps, 'audit' | 'store'>;

/** The chain of privileged acts, to read, to take away and to verify. */
export function auditEndpoints(deps: Deps): Endpoint[] {
  const { audit } = deps;
  return [
    endpoint({
      key: 'GET /api/audit',
      summary: 'Privileged acts, newest first.',
      query: auditQuerySchema,
      status: 200,
      response: auditListSchema,
      handle: async ({ query: { limit, before, ...query } }) => {
        const filter = { ...(await filterOf(deps, query)), before };
        const found = await audit.list(filter, limit + 1);
        const entries = found.slice(0, limit);
        const next = found.length > limit ? (entries.at(-1)?.number ?? null) : null;
        return { body: { entries: entries.map(entryView), before: next } };
      },
    }),
    endpoint({
      key: 'GET /api/audit/verify',
      summary: 'Reads the whole chain, and names the first entry that is not as it was written.',
      status: 200,
      response: auditVerdictSchema,
      handle: async () => ({ body: await audit.verify() }),
    }),
    endpoint({
      key: 'GET /api/audit/export',
      summary: 'Privileged acts as CSV, newest first, 200,000 at most.',
      query: auditFilterSchema,
      status: 200,
      response: z.string(),
      produces: 'text/csv',
      handle: async ({ query, response }) => {
        const filter = await filterOf(deps, query);
        response.writeHead(200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="audit.csv"',
        });
        await writeAll(response, audit, filter);
        response.end();
        return null;
      },
    }),
  ];
}

type Query = z.output<typeof auditFilterSchema>;

/** `about` is an agent or a queue as it is, and a customer's conversation, escalation or identity by its pseudonym. */
async function filterOf({ audit, store }: Deps, { about, from, to, ...query }: Query): Promise<AuditFilter> {
  const asIs = about === undefined || (await store.agents.get(about)) !== null;
  const known = asIs || (await audit.list({ subject: about }, 1)).length > 0;
  return {
    ...query,
    ...(about === undefined ? {} : { subject: known ? about : audit.pseudonym(about) }),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}

async function writeAll(response: Response, audit: Audit, filter: AuditFilter): Promise<void> {
  // Why the sign: without it spreadsheets take UTF-8 for something else.
  response.write(`\uFEFF${stringify([COLUMNS])}`);
  let before: number | undefined;
  for (let written = 0; written < MOST_EXPORTED && !response.destroyed; written += BATCH) {
    const batch = await audit.list({ ...filter, before }, BATCH);
    const rows = batch.map((entry) => ({ ...entryView(entry), detail: JSON.stringify(entry.detail) }));
    const text = stringify(rows, { columns: COLUMNS, escape_formulas: true });
    if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    before = batch.at(-1)?.number;
    if (batch.length < BATCH) break;
  }
}

function entryView({ at, previous: _previous, ...entry }: AuditEntry): AuditEntryView {
  return { ...entry, at: at.toISOString() };
}
