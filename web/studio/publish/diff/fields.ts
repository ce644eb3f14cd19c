import { parse } from 'yaml';

/** What an intent's YAML says, field by field; empty for a text that holds none. */
export type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes an intent's YAML with what follows it of its golden sentences and of those that nothing answers. */
export function readFields(yaml: string): Fields {
  const parts = yaml.split(/^(?=(?:golden|none):$)/mu);
  return Object.assign({}, ...parts.map(parsed)) as Fields;
}

function parsed(yaml: string): Fields {
  try {
    const value: unknown = parse(yaml);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

export type FieldChange =
  | { kind: 'text'; name: string; before: string; after: string }
  | { kind: 'list'; name: string; added: string[]; removed: string[] };

/** Fields in the order that an editor thinks of them; others follow by name. */
const ORDER = [
  'title',
  'answer',
  'questions',
  'none',
  'golden',
  'buttons',
  'sms',
  'channels',
  'links',
  'variants',
  'slots',
  'followUps',
  'escalate',
];
const place = (name: string): number => {
  const at = ORDER.indexOf(name.split('.')[0] ?? '');
  return at < 0 ? ORDER.length : at;
};

/** What differs between two states of an intent. Nothing: only comments or layout do. */
export function fieldChanges(before: string, after: string): FieldChange[] {
  return compare(readFields(before), readFields(after), '')
    .filter(({ name }) => name !== 'id')
    .sort((a, b) => place(a.name) - place(b.name));
}

function compare(old: Fields, now: Fields, path: string): FieldChange[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !sameValue(old[name], now[name]))
    .flatMap((name) => {
      const [a, b] = [old[name], now[name]];
      const whole = path === '' ? name : `${path}.${name}`;
      return isFields(a) && isFields(b) ? compare(a, b, whole) : [changeOf(whole, a, b)];
    });
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changeOf(name: string, before: unknown, after: unknown): FieldChange {
  const [old, now] = [listOf(before), listOf(after)];
  if (old === null || now === null || sameSet(old, now))
    return { kind: 'text', name, before: wordsOf(before), after: wordsOf(after) };
  return {
    kind: 'list',
    name,
    added: now.filter((text) => !old.includes(text)),
    removed: old.filter((text) => !now.includes(text)),
  };
}

/** A list of plain texts, or what a missing one counts as; null for anything else. */
function listOf(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const texts = value.map((each: unknown) => (isFields(each) ? each['text'] : each));
  return texts.every((each) => typeof each === 'string') ? texts : null;
}

const sameSet = (a: string[], b: string[]): boolean =>
  new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;

/** A value in lines that can be read without knowing YAML: `name: value`, one entry a line. */
export function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((each) => wordsOf(each)).join('\n');
  if (!isFields(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([name, each]) => (isFields(each) ? `${name}: ${inline(each)}` : `${name}: ${wordsOf(each)}`))
    .join('\n');
}

const inline = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, each]) => `${name} ${wordsOf(each)}`)
    .join(', ');
