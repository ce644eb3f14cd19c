import type { Finding } from '../../contract/publishing';

/** One line as editors and CI logs understand it: `file:line: message (rule)`. */
export function formatFinding({ file, line, message, rule }: Finding): string {
  return `${file}:${line}: ${message} (${rule})`;
}
