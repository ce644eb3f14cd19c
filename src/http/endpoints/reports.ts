import { z } from 'zod';
import { EXPORT_FORMATS, type ExportedFile } from '../../contract/figures';
import { figureSchema, reportQuerySchema, reportSchema } from '../../contract/figures-api';
import { LOCALES } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';

const localeQuery = z.object({ locale: z.enum(LOCALES).default('zh-CN') });
const exportQuery = reportQuerySchema.extend({ format: z.enum(EXPORT_FORMATS) });

/** Figures of a span of time, as JSON or as a file. */
export function reportEndpoints({ figures, logger }: Pick<HttpDeps, 'figures' | 'logger'>): Endpoint[] {
  return [
    endpoint({
      key: 'GET /api/reports',
      summary: 'Figures of a span of time, by queue, channel, agent or team, and by interval.',
      query: reportQuerySchema,
      status: 200,
      response: reportSchema,
      errors: ['TOO_LARGE', 'OVERLOADED'],
      handle: async ({ query }) => ({ body: await figures.report(query) }),
    }),
    endpoint({
      key: 'GET /api/reports/definitions',
      summary: 'What each figure means.',
      query: localeQuery,
      status: 200,
      response: z.object({ figures: z.array(figureSchema) }),
      handle: ({ query: { locale } }) => Promise.resolve({ body: { figures: figures.definitions(locale) } }),
    }),
    endpoint({
      key: 'GET /api/reports/export',
      summary: 'The same figures as CSV, or as a workbook with a sheet of definitions.',
      query: exportQuery,
      status: 200,
      response: z.unknown(),
      produces: 'application/octet-stream',
      errors: ['TOO_LARGE', 'OVERLOADED'],
      handle: async ({ query: { format, ...query }, response, caller: { agent } }) => {
        const file = await figures.exported(query, format);
        logger.info({ agentId: agent.id, format, from: query.from, to: query.to }, 'report exported');
        response.writeHead(200, headersOf(file));
        response.end(file.bytes);
        return null;
      },
    }),
  ];
}

function headersOf({ name, contentType, bytes }: ExportedFile): Record<string, string | number> {
  return {
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  };
}
