import { createHash } from 'node:crypto';
import type { Model, UpdateQuery } from 'mongoose';
import {
  MISSED_STATES,
  type Missed,
  type MissedReport,
  type MissedRepository,
  type MissedState,
} from '../../contract/publishing';
import { isDuplicateKey } from '../duplicate-key';
import type { MissedDoc, MissedReportDoc } from '../models/publishing.model';
import { native } from '../native';

const MAX_TEXT = 500;
const SHOWN = 5;
/** Why more than is shown: one conversation may stand there several times. */
const KEPT = 20;
const KEYS_KEPT = 200;
const ATTEMPTS = 20;

/** The same sentence is one document per kind and locale; letter case, width and blanks make no difference. */
function idOf({ text, locale, kind }: Pick<Missed, 'text' | 'locale' | 'kind'>): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(`${kind}|${locale}|${folded}`).digest('base64url').slice(0, 27);
}

/** A report with all that comes from outside cut to size; keys and channel names are safe as field names. */
function bounded(report: MissedReport): MissedReport {
  const { text, note, key, channel } = report;
  return {
    ...report,
    text: cut(text),
    ...(note === undefined ? {} : { note: cut(note) }),
    key: createHash('sha256').update(key).digest('base64url').slice(0, 27),
    channel: channel.replace(/[.$\0]/g, '_').slice(0, 50) || '_',
  };
}

/** Why not slice: half of a surrogate pair is no character. */
function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

function firstOf(report: MissedReport): Omit<MissedDoc, '_id'> {
  const { text, locale, kind, channel, conversationId, guess, correct = null, note, at, key } = report;
  return {
    ...{ text, locale, kind, guess, correct, count: 1, state: 'new', by: '', firstAt: at, lastAt: at },
    channels: { [channel]: 1 },
    notes: note ? [note] : [],
    conversations: [conversationId],
    keys: [key],
  };
}

function changeOf(report: MissedReport): UpdateQuery<MissedDoc> {
  const { channel, conversationId, guess, correct, note, at, key } = report;
  return {
    $inc: { count: 1, [`channels.${channel}`]: 1 },
    $min: { firstAt: at },
    $max: { lastAt: at },
    $set: { guess, ...(correct === undefined ? {} : { correct }) },
    $push: {
      keys: { $each: [key], $slice: -KEYS_KEPT },
      conversations: { $each: [conversationId], $slice: -KEPT },
      ...(note ? { notes: { $each: [note], $slice: -SHOWN } } : {}),
    },
  };
}

export function createMissedRepository(
  model: Model<MissedDoc>,
  reports: Model<MissedReportDoc>,
): MissedRepository {
  /** True when it was counted now; the key among the sentence's newest stops it from being counted twice. */
  async function count(_id: string, report: MissedReport): Promise<boolean> {
    const fresh = { _id, keys: { $ne: report.key } };
    const change = changeOf(report);
    const known = await model.updateOne({ ...fresh, state: { $ne: 'done' } }, change);
    if (known.matchedCount === 1) return true;
    const again = { ...change, $set: { ...change.$set, state: 'new', by: '' } };
    return (await model.updateOne({ ...fresh, state: 'done' }, again)).matchedCount === 1;
  }

  async function insert(_id: string, report: MissedReport): Promise<boolean> {
    try {
      await native(model).insertOne({ _id, ...firstOf(report) });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async function isCounted(_id: string, { key }: MissedReport): Promise<boolean> {
    return (await model.findOne({ _id, keys: key }, { _id: 1 }).lean()) !== null;
  }

  async function countOnce(_id: string, report: MissedReport): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await count(_id, report)) return;
      if (await isCounted(_id, report)) return;
      if (await insert(_id, report)) return;
    }
    throw new Error('a missed sentence changes too often to be counted');
  }

  return {
    async report(given) {
      const report = bounded(given);
      if ((await reports.findById(report.key).lean()) !== null) return;
      await countOnce(idOf(report), report);
      // Why last: a process that dies before it leaves the key in the sentence, and the repeat finds it there.
      await reports.updateOne({ _id: report.key }, { $set: { at: report.at } }, { upsert: true });
    },
    async list({ state, locale, kind }, limit) {
      const filter = {
        state,
        ...(locale === undefined ? {} : { locale }),
        ...(kind === undefined ? {} : { kind }),
      };
      const docs = await model
        .find(filter, { keys: 0 })
        .sort({ count: -1, lastAt: -1 })
        .limit(limit)
        .lean<MissedDoc[]>();
      return docs.map(toMissed);
    },
    async get(ids) {
      const docs = await model.find({ _id: { $in: [...ids] } }, { keys: 0 }).lean<MissedDoc[]>();
      return docs.map(toMissed);
    },
    async setState(ids, state, by) {
      const set = { state, by: state === 'new' ? '' : by };
      return (await model.updateMany({ _id: { $in: [...ids] } }, { $set: set })).matchedCount;
    },
    async counts() {
      const pairs = MISSED_STATES.map(
        async (state) => [state, await model.countDocuments({ state })] as const,
      );
      return Object.fromEntries(await Promise.all(pairs)) as Record<MissedState, number>;
    },
  };
}

function toMissed({ _id, keys: _keys, conversations, ...rest }: MissedDoc): Missed {
  const newest = [...new Set([...conversations].reverse())].slice(0, SHOWN).reverse();
  return { id: _id, ...rest, conversations: newest };
}
