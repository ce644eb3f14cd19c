/*
 * Why: a spreadsheet takes a cell that begins so for a formula, which could run what a customer once typed. An
 * apostrophe before it makes it text; one more is put before apostrophes that would be taken for ours.
 */
const DANGEROUS = /^'*[=+\-@\t\r＝＋－＠]/;

/** The cell with an apostrophe before what would be a formula. */
export function neutralise(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

/** The cell without that apostrophe. */
export function restore(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;
}
