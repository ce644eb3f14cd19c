import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './finding';

type Path = readonly PropertyKey[];

/** A parsed file that knows on which line each value stands. */
export interface YamlFile<T> {
  file: string;
  value: T;
  /** Line of the value at the path, or of its nearest parent. */
  lineOf(path: Path): number;
}

/** Parses and checks one YAML file; what is wrong is added to the findings, and then nothing is returned. */
export function parseYamlFile<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  findings: Finding[],
): YamlFile<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const fail = (line: number, message: string, rule: string): void =>
    void findings.push({ severity: 'error', file, line, rule, message });
  for (const error of document.errors)
    fail(lines.linePos(error.pos[0]).line, error.message.split('\n')[0] ?? '', 'yaml');
  if (document.errors.length > 0) return undefined;

  const lineOf = (path: Path): number => findLine(document, lines, path);
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { file, value: checked.data, lineOf };
  for (const issue of checked.error.issues) {
    const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
    fail(lineOf(issue.path), where + issue.message, 'schema');
  }
  return undefined;
}

function findLine(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
