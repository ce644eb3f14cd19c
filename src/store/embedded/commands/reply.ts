import { Long } from '../bson/types';
import type { Doc } from '../bson/types';
import { encode } from '../bson/decode';

const DOUBLE_ONE = Buffer.from([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);

/** Encodes an answer with `ok: 1`. */
export function reply(fields: object): Buffer {
  return encode({ ...fields, ok: 1 });
}

/** The answers that nearly every write gets, encoded once. */
export const ONE_WRITTEN = reply({ n: 1 });
export const ONE_MODIFIED = reply({ n: 1, nModified: 1 });

function element(type: number, name: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}

function wrap(elements: readonly Uint8Array[]): Buffer {
  const length = elements.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.allocUnsafe(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...elements, Buffer.alloc(1)], length);
}

const ok = element(0x01, 'ok', DOUBLE_ONE);

function arrayOf(docs: readonly Buffer[]): Buffer {
  return wrap(docs.flatMap((doc, i) => [Buffer.from(`\x03${i}\0`), doc]));
}

/** A batch of a cursor. Why by hand: stored documents go into the answer as the bytes they are. */
export function cursorReply(id: Long, namespace: string, batch: 'firstBatch' | 'nextBatch', docs: readonly Buffer[]): Buffer {
  const cursor = wrap([
    element(0x04, batch, arrayOf(docs)),
    element(0x12, 'id', Buffer.from(id.toBytesLE())),
    encode({ ns: namespace }).subarray(4, -1),
  ]);
  return wrap([element(0x03, 'cursor', cursor), ok]);
} // prettier-ignore

/** The answer of `findAndModify`, with the document as its bytes. */
export function modifyReply(lastErrorObject: Doc, value: Buffer | undefined): Buffer {
  const head = encode({ lastErrorObject }).subarray(4, -1);
  return wrap([
    head,
    value === undefined ? element(0x0a, 'value', Buffer.alloc(0)) : element(0x03, 'value', value),
    ok,
  ]);
}
