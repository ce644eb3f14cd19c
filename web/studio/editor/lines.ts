/** The lines of a text, without those that are empty and without the marks of lists. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]\s+|\d{1,3}[.、)]\s*)/, '').trim())
    .filter((line) => line !== '');
}

/** Two lines that differ in case, spaces and marks only are the same question. */
export const foldLine = (line: string): string => line.toLowerCase().replace(/[\s\p{P}]+/gu, '');

/** Places of the lines that repeat an earlier one. */
export function repeated(lines: readonly string[]): Set<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  lines.forEach((line, index) => {
    const folded = foldLine(line);
    if (folded === '') return;
    if (seen.has(folded)) again.add(index);
    seen.add(folded);
  });
  return again;
}
