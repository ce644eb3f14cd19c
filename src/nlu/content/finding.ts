/** Something wrong in the content, with the place where it stands. */
export interface Finding {
  severity: 'error' | 'warning';
  /** Path relative to the intents folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  rule: string;
  message: string;
}

/** One line as editors and CI logs understand it: `file:line: message (rule)`. */
export function formatFinding({ file, line, message, rule }: Finding): string {
  return `${file}:${line}: ${message} (${rule})`;
}
