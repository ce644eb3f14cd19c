import { z } from 'zod';
import type { Agent } from '../../contract/agent';
import { AppError } from '../../contract/errors';
import { EXPORT_FORMATS, type Transcript, type TranscriptLine } from '../../contract/export';
import type { Note } from '../../contract/assist-port';
import { LOCALES, type Locale } from '../../contract/understanding';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { readable } from '../readable';
import { seesAll } from '../rights';
import { readPage } from '../timeline';
import { customerView, messageView } from '../views';
import { perMinute } from './studio-throttle';

/** Newest messages that one file holds. */
const MOST_MESSAGES = 3_000;
const PER_MINUTE = 20;
const TYPES = {
  pdf: ['application/pdf', 'pdf'],
  text: ['text/plain; charset=utf-8', 'txt'],
} as const;

const params = z.object({ id: z.string().min(1).max(256) });
const query = z.object({
  format: z.enum(EXPORT_FORMATS).default('pdf'),
  of: z
    .enum(['conversation', 'customer'])
    .default('conversation')
    .describe('This conversation alone, or all of the customer on every channel.'),
  notes: z.enum(['with', 'without']).default('without').describe('Notes among colleagues; leads only.'),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  locale: z.enum(LOCALES).optional(),
});
type Wanted = z.output<typeof query>;
type Deps = Pick<HttpDeps, 'store' | 'contacts' | 'assist' | 'content' | 'clock' | 'exporter'>;

/** A transcript as a file. */
export function exportEndpoint(deps: Deps): Endpoint {
  const ask = perMinute(PER_MINUTE);
  return endpoint({
    key: 'GET /api/conversations/:id/export',
    summary: `A transcript as PDF or text, personal data masked: the newest ${String(MOST_MESSAGES)} messages.`,
    params,
    query,
    status: 200,
    response: z.unknown(),
    produces: 'application/pdf',
    errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS', 'OVERLOADED', 'PDF_FONT_MISSING'],
    handle: async ({ params: { id }, query: wanted, response, caller }) => {
      await ask(caller);
      const { agent } = caller;
      if (wanted.notes === 'with' && !seesAll(agent)) {
        throw new AppError('FORBIDDEN', 'Only leads may export notes; export without them.');
      }
      const transcript = await transcriptOf(id, agent, wanted, deps);
      const bytes = await deps.exporter.write(wanted.format, transcript);
      const [type, ending] = TYPES[wanted.format];
      const day = transcript.at.toISOString().slice(0, 10);
      response.writeHead(200, {
        'Content-Type': type,
        'Content-Length': bytes.length,
        'Content-Disposition': `attachment; filename="transcript-${day}.${ending}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      });
      response.end(bytes);
      return null;
    },
  });
}

async function transcriptOf(id: string, agent: Agent, wanted: Wanted, deps: Deps): Promise<Transcript> {
  const { store, contacts, assist, clock } = deps;
  const conversation = await readable(store, agent, id);
  const all = await contacts.conversations(id);
  const ids = wanted.of === 'customer' ? all.map((each) => each.id) : [id];
  const { entries, before } = await readPage(store.log, ids, undefined, MOST_MESSAGES);
  const notes = wanted.notes === 'with' ? await assist.notes(agent, ids) : [];
  const locale = wanted.locale ?? agent.languages[0] ?? 'zh-CN';
  const said = entries.filter(({ activity }) => activity.type === 'message').map(lineOf);
  return {
    ...{ locale, timeZone: wanted.timeZone, by: agent.displayName, at: clock.now() },
    customer: customerView(conversation.customer),
    channels: [...new Set(all.filter((each) => ids.includes(each.id)).map(({ channel }) => channel))],
    desk: await deskFacts(ids, locale, deps),
    lines: await merged(said, notes, conversation.channel, store),
    cut: before !== null,
  };
}

function lineOf(entry: Parameters<typeof messageView>[0]): TranscriptLine {
  const { author, authorName, channel, text, attachments } = messageView(entry);
  const names = attachments.map(({ name, contentType }) => name || contentType);
  return {
    at: entry.at,
    author,
    name: author === 'bot' ? '' : authorName,
    channel,
    text,
    attachments: names,
  };
}

async function merged(
  lines: TranscriptLine[],
  notes: Note[],
  channel: string,
  { agents }: Pick<Deps['store'], 'agents'>,
): Promise<TranscriptLine[]> {
  const written = notes.map(async ({ by, at, text }): Promise<TranscriptLine> => {
    const name = (await agents.get(by))?.displayName ?? '';
    return { at, author: 'note', name, channel, text, attachments: [] };
  });
  const all = [...lines, ...(await Promise.all(written))];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function deskFacts(
  ids: string[],
  locale: Locale,
  { store, content }: Deps,
): Promise<Transcript['desk']> {
  const open = await Promise.all(ids.map((id) => store.escalations.openFor(id)));
  const newest = open.find((each) => each !== null) ?? (await store.escalations.lastEnded(ids));
  if (!newest) return null;
  const owner = newest.owner === null ? null : await store.agents.get(newest.owner);
  return {
    queue: content().queueTitle(newest.queue, locale),
    owner: owner?.displayName ?? null,
    disposition: newest.disposition,
    rating: newest.rating?.score ?? null,
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
