import type { Model } from 'mongoose';
import type { EscalationSearch, HistoryRepository, Span, Spellings, Stretch } from '../../contract/history';
import type { ActivityDoc } from '../models/activity.model';
import type { EscalationDoc } from '../models/escalation.model';
import { native } from '../native';
import { toEscalation } from './escalation.queries';
import { toEntry } from './log.queries';

/**
 * Rows that one search looks at, in steps: what is often said is found in the first. Measured with 1,000,000 messages in
 * the embedded store, two cores shared with other work: 20,000 rows in 0.3 to 1.2 s (once 5.2 s), a frequent
 * word in 26 to 124 ms; the event loop was held 0.33 s at most, as reads rest every 10 ms.
 */
const STEPS = [1_000, 4_000, 15_000];
/** Rows that may share the last millisecond of a page. */
const SAME_TIME = 500;

type Filter = Record<string, unknown>;

/** A collection in the order of time. */
interface Timed<Doc> {
  model: Model<Doc>;
  field: 'at' | 'createdAt';
  /** What all rows of the index have. */
  usual: Filter;
}

/**
 * Searches by reading a stretch of time: the index on the time says where a step of so many rows ends, and only those are
 * matched. So a search for what is not there costs as much as any other, and whoever asked sees how far it came.
 */
export function createHistoryRepository(
  activities: Model<ActivityDoc>,
  escalations: Model<EscalationDoc>,
): HistoryRepository {
  const usual = { 'activity.type': 'message' };
  const messages: Timed<ActivityDoc> = { model: activities, field: 'at', usual };
  const opened: Timed<EscalationDoc> = { model: escalations, field: 'createdAt', usual: {} };
  return {
    messages: ({ words, channel, ...span }, limit) =>
      search(
        messages,
        { ...hasWords(words), ...(channel === undefined ? {} : { channel }) },
        span,
        limit,
        toEntry,
      ),
    escalations: (wanted, limit) => search(opened, escalationFilter(wanted), wanted, limit, toEscalation),
    async inConversation(conversationId, words, { from, to }, limit) {
      const own = { _id: { $gt: `${conversationId}|`, $lt: `${conversationId}}` } };
      const filter = { ...own, ...messages.usual, at: { $gte: from, $lt: to }, ...hasWords(words) };
      return (await native(activities).find(filter).sort({ _id: -1 }).limit(limit).toArray()).map(toEntry);
    },
  };
}

async function search<Doc extends { _id: string }, T>(
  timed: Timed<Doc>,
  wanted: Filter,
  { from, to }: Span,
  limit: number,
  shape: (doc: Doc) => T,
): Promise<Stretch<T>> {
  const found: Doc[] = [];
  let next = to;
  for (const rows of STEPS) {
    const end = await stepEnd(timed, { from, to: next }, rows);
    const page = await readPage(timed, wanted, { from: end ?? from, to: next }, limit - found.length);
    found.push(...page.found);
    if (page.cutAt !== null || end === null) return { found: found.map(shape), next: page.cutAt };
    next = end;
  }
  return { found: found.map(shape), next };
}

/** Where a step of so many rows ends, counted from the newest; null when the span holds no more than that. */
async function stepEnd<Doc extends { _id: string }>(
  { model, field, usual }: Timed<Doc>,
  { from, to }: Span,
  rows: number,
): Promise<Date | null> {
  const [row] = await native(model)
    .find({ ...usual, [field]: { $gte: from, $lt: to } } as object)
    .project<Doc>({ _id: 0, [field]: 1 })
    .sort({ [field]: -1 })
    .skip(rows)
    .limit(1)
    .toArray();
  return timeOf(row, field);
}

/** What matches, newest first; `cutAt` when there may be more before that time. */
async function readPage<Doc extends { _id: string }>(
  timed: Timed<Doc>,
  wanted: Filter,
  { from, to }: Span,
  limit: number,
): Promise<{ found: Doc[]; cutAt: Date | null }> {
  const { field } = timed;
  const found = await read(timed, { ...wanted, [field]: { $gte: from, $lt: to } }, limit);
  const last = found.length < limit ? null : timeOf(found.at(-1), field);
  if (last === null) return { found, cutAt: null };
  // Why again: a page ends between two moments, and others of the same moment may have been cut off.
  const ids = new Set(found.map(({ _id }) => _id));
  const same = await read(timed, { ...wanted, [field]: last }, SAME_TIME);
  return { found: [...found, ...same.filter(({ _id }) => !ids.has(_id))], cutAt: last };
}

function read<Doc extends { _id: string }>(
  { model, field, usual }: Timed<Doc>,
  filter: Filter,
  limit: number,
): Promise<Doc[]> {
  const found = native(model).find({ ...usual, ...filter } as object);
  return found
    .sort({ [field]: -1 })
    .limit(limit)
    .toArray() as Promise<Doc[]>;
}

function timeOf(doc: object | undefined, field: string): Date | null {
  const at: unknown = (doc as Record<string, unknown> | undefined)?.[field];
  return at instanceof Date ? at : null;
}

function hasWords(words: Spellings): Filter {
  return all(words.map((spellings) => ({ 'activity.text': anyOf(spellings) })));
}

function all(filters: Filter[]): Filter {
  return filters.length === 0 ? {} : { $and: filters };
}

function anyOf(words: string[]): { $regex: string; $options: string } {
  return { $regex: words.map(escaped).join('|'), $options: 'i' };
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

function escalationFilter(wanted: EscalationSearch): Filter {
  const { agent, queue, disposition, rating, channel, customer } = wanted;
  const named = customer === undefined ? null : anyOf([customer]);
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(rating === undefined ? {} : { 'rating.score': rating }),
    ...(channel === undefined ? {} : { channel }),
    ...all([
      ...(agent === undefined ? [] : [{ $or: [{ owner: agent }, { 'history.by': agent }] }]),
      ...(named === null ? [] : [{ $or: [{ 'customer.name': named }, { 'customer.id': named }] }]),
    ]),
  };
}
