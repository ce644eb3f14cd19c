import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import Database from 'libsql';

/** The floor: a bare express route with one durable insert per request. */
const database = new Database(join(process.argv[2] ?? '.', 'floor.db'));
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE m (id TEXT PRIMARY KEY, body TEXT)',
);
const insert = database.prepare('INSERT INTO m VALUES (?, ?)');

const app = express().disable('x-powered-by').disable('etag');
app.post('/messages', express.json(), (request, response) => {
  const id = randomUUID();
  insert.run([id, JSON.stringify(request.body)]);
  response.json({ id });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Web chat http://127.0.0.1:${String((server.address() as AddressInfo).port)}/\n`);
});
