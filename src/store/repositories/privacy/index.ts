import type { Connection } from 'mongoose';
import {
  ERASED_KINDS,
  type ErasedCounts,
  type PersonScope,
  type PrivacyRepository,
} from '../../../contract/privacy';
import { collectionOf, removeSome, type AnyCollection, type AnyDoc } from './collections';
import { endedBefore } from './ended';
import { PERSONAL, type PersonalRule } from './personal';

const MOST_ESCALATIONS = 5_000;
/** Retention rules: which collection, and by which date. */
const EXPIRING = {
  escalations: { model: 'Escalation', field: 'closedAt', also: { state: 'closed' } },
  files: { model: 'File', field: 'at', also: {} },
  missed: { model: 'Missed', field: 'lastAt', also: {} },
} as const;

/** Removes and rewrites over all collections of a connection, by the table of PERSONAL. */
export function createPrivacyRepository(connection: Connection): PrivacyRepository {
  const need = (model: string): AnyCollection => {
    const found = collectionOf(connection, model);
    if (!found) throw new Error(`no model ${model}`);
    return found;
  };
  return {
    async escalationsOf(conversations) {
      const filter = {
        $or: [{ conversationId: { $in: conversations } }, { replyTo: { $in: conversations } }],
      };
      const projection = { projection: { state: 1 } };
      const found = await need('Escalation').find(filter, projection).limit(MOST_ESCALATIONS).toArray();
      return {
        ids: found.map(({ _id }) => String(_id)),
        open: found.some(({ state }) => state !== 'closed'),
      };
    },
    async counts(scope) {
      const counts = Object.fromEntries(ERASED_KINDS.map((kind) => [kind, 0])) as ErasedCounts;
      for (const rule of PERSONAL) counts[rule.kind] += await countOf(connection, rule, scope);
      return counts;
    },
    async eraseStep(kind, scope, erasureId, limit) {
      for (const rule of PERSONAL.filter((each) => each.kind === kind)) {
        const done = await stepOf(connection, rule, scope, erasureId, limit);
        if (done > 0) return done;
      }
      return 0;
    },
    endedBefore: (at, limit) => endedBefore(need, at, limit),
    async hasExpired(kind, before) {
      return (await need(EXPIRING[kind].model).findOne(expired(kind, before))) !== null;
    },
    expireStep: (kind, before, limit) => removeSome(need(EXPIRING[kind].model), expired(kind, before), limit),
  };
}

function expired(kind: keyof typeof EXPIRING, before: Date): object {
  const { field, also } = EXPIRING[kind];
  return { ...also, [field]: { $lt: before } };
}

function ruleIn(
  connection: Connection,
  rule: PersonalRule,
  scope: PersonScope,
): [AnyCollection, object] | null {
  const collection = collectionOf(connection, rule.model);
  const filter = rule.filter(scope);
  return collection && filter ? [collection, filter] : null;
}

async function countOf(connection: Connection, rule: PersonalRule, scope: PersonScope): Promise<number> {
  const [collection, filter] = ruleIn(connection, rule, scope) ?? [];
  return collection && filter ? collection.countDocuments(filter) : 0;
}

async function stepOf(
  connection: Connection,
  rule: PersonalRule,
  scope: PersonScope,
  erasureId: string,
  limit: number,
): Promise<number> {
  const [collection, filter] = ruleIn(connection, rule, scope) ?? [];
  if (!collection || !filter) return 0;
  if (!rule.rewrite) return removeSome(collection, filter, limit);
  const found: AnyDoc[] = await collection.find(filter).limit(limit).toArray();
  for (const doc of found) await rule.rewrite(collection, doc, scope, erasureId);
  return found.length;
}
