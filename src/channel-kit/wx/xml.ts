import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AppError } from '../../contract/errors';
import { wellFormed } from '../json-body';

/** An element: its text, or its children by name. A child that comes more than once is a list. */
export type XmlValue = string | XmlValue[] | XmlFields;
export interface XmlFields {
  [name: string]: XmlValue;
}

/** Nesting that WeChat uses is 4. */
const MAX_DEPTH = 8;
const MAX_BYTES = 256 * 1024;
const NAME = /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u;
const TEXT = '#text';
const CDATA = '#cdata';

/** Order is kept so that text and CDATA stay apart: entities are read in text alone. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  textNodeName: TEXT,
  cdataPropName: CDATA,
});

/**
 * The children of the root element of untrusted XML; every value is a text, as 64-bit numbers would lose digits.
 * Throws TOO_LARGE over 256 KB, BAD_REQUEST for what is not XML, nested over 8 deep, has a DOCTYPE or a name that JavaScript
 * takes for something else.
 */
export function parseXml(body: Buffer | string): XmlFields {
  const text = typeof body === 'string' ? body : body.toString('utf8');
  if (text.length > MAX_BYTES) throw new AppError('TOO_LARGE', 'The XML is larger than 256 KB.');
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw malformed();
  const roots = nodesOf(parse(text)).filter(({ name }) => name !== TEXT);
  const [root] = roots;
  if (!root || roots.length > 1) throw malformed();
  const value = toValue(root.content, 0);
  return typeof value === 'string' ? {} : value;
}

/** The text of a field; empty when it is missing or is no text. */
export function xmlText(fields: XmlFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

interface Node {
  name: string;
  content: unknown;
}

function parse(text: string): unknown {
  // Why: the parser alone closes open elements by itself, so that half a message would pass for a whole one.
  if (XMLValidator.validate(text) !== true) throw malformed();
  try {
    return parser.parse(text);
  } catch (cause) {
    throw malformed(cause);
  }
}

function nodesOf(list: unknown): Node[] {
  if (!Array.isArray(list)) throw malformed();
  return list.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).map(([name, content]: [string, unknown]) => ({ name, content }))
      : [],
  );
}

function toValue(content: unknown, depth: number): string | XmlFields {
  if (depth >= MAX_DEPTH) throw malformed();
  const nodes = nodesOf(content);
  const elements = nodes.filter(({ name }) => name !== TEXT && name !== CDATA);
  if (elements.length === 0) return nodes.map(textOf).join('');
  const fields: XmlFields = {};
  for (const { name, content: inner } of elements) {
    if (!NAME.test(name)) throw malformed();
    if (name !== '_bsontype') add(fields, name, toValue(inner, depth + 1));
  }
  return fields;
}

function add(fields: XmlFields, name: string, value: string | XmlFields): void {
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (known === undefined) fields[name] = value;
  else if (Array.isArray(known)) known.push(value);
  else fields[name] = [known, value];
}

function textOf({ name, content }: Node): string {
  if (name === CDATA)
    return nodesOf(content)
      .map(({ content: text }) => wellFormed(String(text)))
      .join('');
  return wellFormed(readEntities(String(content)));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function readEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const point = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}

function malformed(cause?: unknown): AppError {
  return new AppError('BAD_REQUEST', 'The body is not XML as WeChat sends it.', { cause });
}
