import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { LogEntry, LogRepository } from '../contract/log';

/** Where a page begins: by conversation, the seq of the first message that was shown. */
type Bounds = Map<string, number>;

export interface Page {
  /** In order of time; entries of one conversation in their own order. */
  entries: LogEntry[];
  /** The place ahead of this page; null at the beginning. */
  before: string | null;
}

const MOST_CONVERSATIONS = 50;
const shape = z
  .record(z.string().max(256), z.int().min(1))
  .refine((it) => Object.keys(it).length <= MOST_CONVERSATIONS);

/**
 * The newest messages of several conversations as one list, or those ahead of a place. Reads of the log have no gaps,
 * so neither has the list; a conversation that the place does not know (it was joined since) is read from its end.
 */
export async function readPage(
  log: Pick<LogRepository, 'latest' | 'after'>,
  conversationIds: string[],
  before: string | undefined,
  limit: number,
): Promise<Page> {
  const bounds = before === undefined ? new Map<string, number>() : decode(before);
  const lists = await Promise.all(
    conversationIds.map(async (id) => ({ id, left: await readList(log, id, bounds.get(id), limit) })),
  );
  const entries: LogEntry[] = [];
  while (entries.length < limit) {
    const newest = lists.filter(({ left }) => left.length > 0).sort((a, b) => lastOf(b) - lastOf(a))[0];
    const entry = newest?.left.pop();
    if (!entry) break;
    entries.push(entry);
    bounds.set(entry.conversationId, entry.seq);
  }
  for (const { id, left } of lists) if (left.length === 0 && !bounds.has(id)) bounds.set(id, 1);
  const known = new Set(conversationIds);
  const more = conversationIds.some((id) => (bounds.get(id) ?? 2) > 1);
  return {
    entries: entries.reverse(),
    before: more ? encode(new Map([...bounds].filter(([id]) => known.has(id)))) : null,
  };
}

function readList(
  log: Pick<LogRepository, 'latest' | 'after'>,
  id: string,
  bound: number | undefined,
  limit: number,
): Promise<LogEntry[]> {
  if (bound === undefined) return log.latest(id, limit);
  const from = Math.max(0, bound - 1 - limit);
  return bound <= 1 ? Promise.resolve([]) : log.after(id, from, bound - 1 - from);
}

function lastOf({ left }: { left: LogEntry[] }): number {
  return left.at(-1)?.at.getTime() ?? 0;
}

function encode(bounds: Bounds): string {
  return Buffer.from(JSON.stringify(Object.fromEntries(bounds))).toString('base64url');
}

function decode(before: string): Bounds {
  try {
    const read: unknown = JSON.parse(Buffer.from(before, 'base64url').toString('utf8'));
    return new Map(Object.entries(shape.parse(read)));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'This place in the timeline cannot be read; begin anew.', { cause });
  }
}
