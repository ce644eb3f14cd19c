/*
 * Why: a spreadsheet takes a cell that begins so for a formula, and a name is what somebody once typed. An apostrophe before it
 * makes it text.
 */
const DANGEROUS = /^[\s']*[=+\-@\t\r＝＋－＠]/u;

/** A text that no spreadsheet takes for a formula. */
export function asText(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}
