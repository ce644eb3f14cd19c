import { Rank } from '../bson/types';
import { readPlans } from '../plan/reader';
import { sourcesOf } from '../plan/source';
import { after, component } from '../plan/bounds';
import type { Catalog } from './catalog';
import type { IndexTable } from './index-table';
import type { Stored, Table } from './table';

/** Why a limit: one sweep must not hold the event loop; the rest goes with the next one. */
const MAX_PER_SWEEP = 5_000;

function datesUpTo(latest: Date, direction: 1 | -1): { lo: Buffer; hi: Buffer } {
  const last = component(latest, direction);
  if (direction === 1) return { lo: Buffer.from([Rank.Date]), hi: after(last) };
  return { lo: last, hi: Buffer.from([(~Rank.Date & 0xff) + 1]) };
}

/** The documents of a TTL index whose date (the earliest, in an array) is old enough. */
function expired(table: Table, index: IndexTable, now: number): Stored[] {
  const seconds = index.spec.expireAfterSeconds;
  const source = sourcesOf(table).find((one) => one.index === index);
  if (seconds === undefined || source === undefined) return [];
  const latest = new Date(now - seconds * 1000);
  if (Number.isNaN(latest.getTime())) return [];
  const range = { ...datesUpTo(latest, index.spec.directions[0] ?? 1), prefix: 0 };
  const plan = { source, ranges: [range], reverse: false, sorted: false, exact: false, score: 0 };
  const found: Stored[] = [];
  for (const stored of readPlans(table, [plan], 256, () => true)) {
    found.push(stored);
    if (found.length >= MAX_PER_SWEEP) break;
  }
  return found;
}

/** Deletes expired documents of every collection; runs inside a write. */
export function sweepExpired(catalog: Catalog, now: number): number {
  let count = 0;
  for (const table of catalog.all()) {
    for (const index of table.indexes) {
      for (const { rid, bytes } of expired(table, index, now)) {
        table.delete(rid, bytes);
        count++;
      }
    }
  }
  return count;
}
