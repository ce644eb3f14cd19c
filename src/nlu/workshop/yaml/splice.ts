/** Replaces the text from `start` to `end` (UTF-16 offsets). */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** The text with all splices made; they do not overlap. Insertions at one place keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let out = '';
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return out + text.slice(at);
}

/** Start of the line that holds the offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Start of the line after the one that holds the offset. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The line break that the text uses. */
export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Lines indented, empty ones left empty; ends with a line break. */
export function indentLines(lines: string, indent: string, eol: string): string {
  const indented = lines.split('\n').map((line) => (line === '' ? '' : indent + line));
  return indented.join(eol) + eol;
}
