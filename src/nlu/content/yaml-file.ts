import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Finding } from '../../contract/publishing';
import type { Path } from './source';

/** Longest file that is read, in UTF-16 units. */
const MAX_FILE = 2_000_000;

/** The lines of a value and of what it holds. */
interface Lines {
  line: number;
  parts: Map<string, Lines>;
}

/** A parsed file that knows on which line each value stands. */
export interface YamlFile {
  file: string;
  value: unknown;
  /** Line of the value at the path, or of its nearest parent. */
  lineOf: (path: readonly PropertyKey[]) => number;
  fail: (path: readonly PropertyKey[], message: string, rule: string) => void;
}

/** Parses one YAML file; what is wrong is added to the findings, and then nothing is returned. */
export function parseYamlFile(file: string, source: string, findings: Finding[]): YamlFile | undefined {
  const fail = (line: number, message: string, rule: string): void => {
    findings.push({ severity: 'error', file, line, rule, message });
  };
  if (source.length > MAX_FILE) {
    fail(1, `is longer than ${MAX_FILE} characters: split it by topic`, 'yaml');
    return undefined;
  }
  const counter = new LineCounter();
  try {
    const document = parseDocument(source, { lineCounter: counter });
    for (const error of document.errors)
      fail(counter.linePos(error.pos[0]).line, error.message.split('\n')[0] ?? '', 'yaml');
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS();
    const root = linesOf(document, counter);
    const lineOf = (path: readonly PropertyKey[]): number => find(root, path);
    return { file, value, lineOf, fail: (path, message, rule) => fail(lineOf(path), message, rule) };
  } catch (error) {
    // Why: aliases that multiply and nesting without end make the parser throw.
    fail(1, `cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'yaml');
    return undefined;
  }
}

/** The value checked against the schema; what is wrong is told and gives undefined. */
export function check<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  value: unknown,
  path: Path = [],
): T | undefined {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    const whole = [...path, ...issue.path];
    const where = whole.length === 0 ? '' : `${whole.map(String).join('.')}: `;
    yaml.fail(whole, where + issue.message, 'schema');
  }
  return undefined;
}

function linesOf(document: Document, counter: LineCounter): Lines {
  const walk = (node: unknown, fallback: number): Lines => {
    const parts = new Map<string, Lines>();
    const line = lineOfNode(node, counter) ?? fallback;
    if (isMap(node)) {
      for (const { key, value } of node.items)
        parts.set(isScalar(key) ? String(key.value) : '', walk(value, lineOfNode(key, counter) ?? line));
    } else if (isSeq(node)) {
      node.items.forEach((item, at) => parts.set(String(at), walk(item, line)));
    }
    return { line, parts };
  };
  return walk(document.contents, 1);
}

function lineOfNode(node: unknown, counter: LineCounter): number | undefined {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? counter.linePos(range[0]).line : undefined;
}

function find(root: Lines, path: readonly PropertyKey[]): number {
  let lines = root;
  for (const step of path) {
    const next = lines.parts.get(String(step));
    if (!next) break;
    lines = next;
  }
  return lines.line;
}
