/** More than any cost of one slip. */
export const FAR_APART = 99;
const SWAPPED = 0.6;
const DOUBLED = 0.5;
const NEIGHBOUR = 0.7;
const OMITTED = 0.75;
const ADDED = 0.8;
const REPLACED = 1;
/** People seldom get the first letter wrong. */
const FIRST = 0.8;

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** What one slip of the fingers costs that makes `typed` of `meant`; {@link FAR_APART} when more than one is needed. */
export function editCost(typed: string, meant: string): number {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let same = 0;
  const most = Math.min(typed.length, meant.length) - start;
  while (same < most && typed[typed.length - 1 - same] === meant[meant.length - 1 - same]) same++;
  const wrong = typed.slice(start, typed.length - same);
  const right = meant.slice(start, meant.length - same);
  return slipCost(wrong, right, typed[start - 1], start);
}

function slipCost(wrong: string, right: string, before: string | undefined, start: number): number {
  const first = start === 0 ? FIRST : 0;
  if (wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0])
    return SWAPPED;
  if (wrong.length + right.length > 2 || wrong.length > 1 || right.length > 1) return FAR_APART;
  if (wrong === '') return right === before ? DOUBLED : OMITTED + first;
  if (right === '') return wrong === before ? DOUBLED : ADDED + first;
  return (areNeighbours(wrong, right) ? NEIGHBOUR : REPLACED) + first;
}

function areNeighbours(a: string, b: string): boolean {
  const [rowA, rowB] = [rowOf(a), rowOf(b)];
  if (rowA < 0 || rowB < 0 || Math.abs(rowA - rowB) > 1) return false;
  return Math.abs(columnOf(rowA, a) - columnOf(rowB, b)) <= 1;
}

function rowOf(key: string): number {
  return KEYS.findIndex((row) => row.includes(key));
}

/** Each row of keys is set off to the right of the one above. */
function columnOf(row: number, key: string): number {
  return (KEYS[row] ?? '').indexOf(key) + row / 2;
}
