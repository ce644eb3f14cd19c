import type { Stored, Table } from './table';

const CHUNK = 256;

/** Every document of a collection in order of insertion, read in chunks. */
export function* scanAll(table: Table): Generator<Stored> {
  const next = table.sqlite.prepare(
    `SELECT rid, doc FROM ${table.table} WHERE rid > ? ORDER BY rid LIMIT ${CHUNK}`,
  );
  let last = 0;
  for (;;) {
    const rows = next.all([last]);
    for (const row of rows) yield { rid: row[0] as number, bytes: row[1] as Buffer };
    if (rows.length < CHUNK) return;
    last = rows[rows.length - 1]?.[0] as number;
  }
}
