import { inflateRawSync, type InputType } from 'node:zlib';

/** Bytes that a workbook may have when it is unpacked, and its parts. */
export const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_ENTRIES = 2000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STREAMED = 0x8;

/** Why a file is refused, for people. */
export class ZipRefused extends Error {}

interface Entry {
  name: string;
  method: number;
  flags: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * Unpacks a zip archive with bounds. Refuses what is too large unpacked, whatever its headers claim, and what holds
 * bytes that its list of contents does not tell of.
 * Why the second: the library that reads workbooks goes through the file from the start and believes the header before
 * each part, so both views have to be the same for this check to protect it.
 */
export function unpack(data: Buffer): Map<string, Buffer> {
  const { entries, start } = readList(data);
  const parts = new Map<string, Buffer>();
  let position = 0;
  let left = MAX_UNPACKED;
  for (const entry of entries) {
    if (!within(entry.offset, position))
      throw new ZipRefused('has parts that its list of contents does not name');
    const { content, end } = readEntry(data, entry, left);
    left -= content.length;
    position = end;
    if (parts.has(entry.name)) throw new ZipRefused('has two parts of the same name');
    parts.set(entry.name, content);
  }
  if (!within(start, position)) throw new ZipRefused('has parts that its list of contents does not name');
  return parts;
}

/** Between parts only a descriptor of up to 24 bytes may stand. */
function within(next: number, position: number): boolean {
  return next >= position && next - position <= 24;
}

function readList(data: Buffer): { entries: Entry[]; start: number } {
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > data.length || data.readUInt32LE(end) !== END)
    throw new ZipRefused('is not an .xlsx workbook');
  const count = data.readUInt16LE(end + 10);
  const start = data.readUInt32LE(end + 16);
  if (count === 0 || count > MAX_ENTRIES)
    throw new ZipRefused(`has ${count} parts; a workbook has 1 to ${MAX_ENTRIES}`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    need(data, at, 46);
    if (data.readUInt32LE(at) !== CENTRAL) throw new ZipRefused('has a broken list of contents');
    const lengths = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    need(data, at + 46, nameLength);
    entries.push({
      name: data.toString('utf8', at + 46, at + 46 + nameLength),
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      offset: data.readUInt32LE(at + 42),
    });
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return { entries: entries.sort((a, b) => a.offset - b.offset), start };
}

function need(data: Buffer, at: number, length: number): void {
  if (at + length > data.length) throw new ZipRefused('is cut off');
}

function readEntry(data: Buffer, entry: Entry, left: number): { content: Buffer; end: number } {
  need(data, entry.offset, 30);
  if (data.readUInt32LE(entry.offset) !== LOCAL) throw new ZipRefused('has a broken part');
  if ((data.readUInt16LE(entry.offset + 6) & 1) !== 0)
    throw new ZipRefused('is protected by a password; remove it');
  const streamed = (data.readUInt16LE(entry.offset + 6) & STREAMED) !== 0;
  const claimed = data.readUInt32LE(entry.offset + 22);
  const from =
    entry.offset + 30 + data.readUInt16LE(entry.offset + 26) + data.readUInt16LE(entry.offset + 28);
  const end = from + entry.packed;
  need(data, from, entry.packed);
  const content = inflate(data.subarray(from, end), entry, left, streamed);
  if (
    content.length !== entry.size ||
    (!streamed && claimed !== entry.size) ||
    (streamed && claimed > entry.size)
  )
    throw new ZipRefused('has a part whose size is not what it claims');
  return { content, end };
}

function inflate(packed: Buffer, { method, size }: Entry, left: number, streamed: boolean): Buffer {
  if (size > left) throw tooLarge();
  if (method === 0 && !streamed) return packed;
  if (method !== 8) throw new ZipRefused('is packed in a way that is not read; save it again in Excel');
  try {
    const { buffer, engine } = inflateAll(packed, Math.max(1, left));
    if (engine.bytesWritten !== packed.length) throw new ZipRefused('has bytes behind a part');
    return buffer;
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    if (error instanceof RangeError) throw tooLarge();
    throw new ZipRefused('has a broken part');
  }
}

/** Why the cast: with `info` the function gives the engine too, which its types do not say. */
function inflateAll(
  packed: InputType,
  maxOutputLength: number,
): { buffer: Buffer; engine: { bytesWritten: number } } {
  return inflateRawSync(packed, { maxOutputLength, info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
}

function tooLarge(): ZipRefused {
  return new ZipRefused('is too large when it is unpacked; at most 100 MB');
}
