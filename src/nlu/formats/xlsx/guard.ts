import { unpack, ZipRefused } from './zip';

const MAX_ROWS = 200_000;
const MAX_COLUMNS = 100;
/** The place of a row or a cell. */
const PLACE = /<(?:\w+:)?(?:row|c)(?=\s)[^<]*?\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Refuses a workbook that is not safe to open.
 * Why the places of cells: the library makes every row and column before a cell, so one cell at XFD1048576 would take
 * all memory.
 */
export function refuseUnsafe(data: Buffer): void {
  for (const [name, content] of unpack(data)) {
    if (!/^\/?xl\/worksheets\//i.test(name)) continue;
    for (const match of content.toString('utf8').matchAll(PLACE)) refusePlace(match[1] ?? match[2] ?? '');
  }
}

function refusePlace(place: string): void {
  const [, column = '', row = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
  if (row === '') throw new ZipRefused(`has a cell at an unknown place: ${place.slice(0, 40)}`);
  if (Number(row) > MAX_ROWS || columnNumber(column) > MAX_COLUMNS)
    throw new ZipRefused(
      `has a cell at ${place}; at most ${MAX_ROWS} rows and ${MAX_COLUMNS} columns are read`,
    );
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
