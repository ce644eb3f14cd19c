import type { Leaf } from '../query/ast';
import type { SortSpec } from '../query/sort';
import type { Table } from '../storage/table';
import { after, below, component, intersect, isRange, pointsOf, rangeOf } from './bounds';
import type { Range } from './bounds';
import { excludesMissing, implies } from './implied';
import { ID_SOURCE, sourcesOf } from './source';
import type { Source } from './source';

/** How to read the candidates of a query: stretches of one index, or (without a source) the whole collection. */
export interface Plan {
  readonly source: Source | undefined;
  /** Stretches with the length of the prefix that they share; merged by what follows it when `sorted`. */
  readonly ranges: readonly (Range & { readonly prefix: number })[];
  readonly reverse: boolean;
  readonly sorted: boolean;
  /** True when the stretches hold the answers and nothing else, so that keys can be counted unseen. */
  readonly exact: boolean;
  /** How well the index fits; 0 for reading the whole collection. */
  readonly score: number;
}

/** Most stretches that are read one after the other. */
const MAX_RANGES = 20_000;
/** Most stretches that are merged for an order; beyond, sorting is cheaper. */
const MAX_MERGED = 256;
const FULL: Range = { lo: Buffer.alloc(0), hi: Buffer.from([0xff]) };

/** The whole collection in order of insertion. */
export const COLLECTION_SCAN: Plan = {
  source: undefined,
  ranges: [],
  reverse: false,
  sorted: false,
  exact: false,
  score: 0,
};

interface Bound {
  /** Values that each leading path is pinned to, from the first on. */
  readonly points: readonly (readonly Buffer[])[];
  readonly range: Range | undefined;
}

/** Why: on a multikey index different elements may meet different conditions, so only one may bound a path. */
function componentRange(leaves: readonly Leaf[], source: Source, at: number): Range | undefined {
  const direction = source.directions[at] as 1 | -1;
  const ranges = leaves.filter(isRange).map((leaf) => rangeOf(leaf, direction));
  const [first] = ranges;
  return source.multikey || first === undefined ? first : ranges.reduce(intersect);
}

function componentPoints(leaves: readonly Leaf[], direction: 1 | -1): readonly Buffer[] | undefined {
  let best: ReturnType<typeof pointsOf>;
  for (const leaf of leaves) {
    const points = pointsOf(leaf);
    if (points !== undefined && (best === undefined || points.length < best.length)) best = points;
  }
  if (best === undefined) return undefined;
  const keys = new Map(
    best.map((value) => component(value, direction)).map((key) => [key.toString('latin1'), key]),
  );
  return [...keys.values()].sort((a, b) => Buffer.compare(a, b));
}

/** Why: below a shared array the parts of one compound key come from one element, the conditions perhaps not. */
function mayCombine(source: Source): boolean {
  const heads = source.paths.map((path) => path.split('.')[0]);
  return !source.multikey || new Set(heads).size === heads.length;
}

function boundsOf(source: Source, filter: readonly Leaf[]): Bound {
  const points: (readonly Buffer[])[] = [];
  let total = 1;
  const usable = mayCombine(source) ? source.paths.length : 1;
  for (let at = 0; at < usable; at++) {
    const leaves = filter.filter((leaf) => leaf.path === source.paths[at]);
    const keys = componentPoints(leaves, source.directions[at] as 1 | -1);
    if (keys === undefined || total * keys.length > MAX_RANGES)
      return { points, range: componentRange(leaves, source, at) };
    total *= keys.length;
    points.push(keys);
  }
  return { points, range: undefined };
}

function isUsable(source: Source, filter: readonly Leaf[]): boolean {
  const spec = source.index?.spec;
  if (spec === undefined) return true;
  if (spec.partial !== undefined) return implies(filter, spec.partial);
  return !spec.sparse || source.paths.some((path) => excludesMissing(filter, path));
}

/** The direction in which the index, after its first `pinned` paths, gives the order; 0 when it does not. */
function orderOf(source: Source, pinned: number, bound: Bound, sort: SortSpec): 0 | 1 | -1 {
  if (source.multikey) return 0;
  const fixed = new Set(source.paths.filter((_path, at) => bound.points[at]?.length === 1));
  const wanted = sort.paths.map((path, i) => ({ path, direction: sort.directions[i] as number }));
  const rest = wanted.filter(({ path }) => !fixed.has(path));
  if (rest.length === 0) return 1;
  const signs = rest.map(({ path, direction }, i) => (source.paths[pinned + i] === path ? direction * (source.directions[pinned + i] as number) : 0)); // prettier-ignore
  return signs.every((sign) => sign === signs[0]) ? (signs[0] as 0 | 1 | -1) : 0;
}

function sortedPinned(
  source: Source,
  bound: Bound,
  sort: SortSpec,
): { pinned: number; order: 1 | -1 } | undefined {
  for (let pinned = bound.points.length; pinned >= 0; pinned--) {
    const order = orderOf(source, pinned, bound, sort);
    const merged = bound.points.slice(0, pinned).reduce((product, keys) => product * keys.length, 1);
    if (order !== 0 && merged <= MAX_MERGED) return { pinned, order };
  }
  return undefined;
}

function rangesOf(bound: Bound, pinned: number): Plan['ranges'] {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  for (const keys of bound.points.slice(0, pinned)) {
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
  }
  const range = pinned === bound.points.length ? bound.range : undefined;
  return prefixes.map((prefix) => ({
    ...(range !== undefined
      ? below(prefix, range)
      : prefix.length === 0
        ? FULL
        : { lo: prefix, hi: after(prefix) }),
    prefix: prefix.length,
  }));
}

function isNarrow({ index }: Source): boolean {
  return index !== undefined && (index.spec.sparse || index.spec.partial !== undefined);
}

interface Use {
  readonly pinned: number;
  readonly isRanged: boolean;
  readonly isServed: boolean;
}

/** Equal values count most, then an order served, then a comparison; a sparse or partial index is small at least. */
function scoreOf(source: Source, { pinned, isRanged, isServed }: Use): number {
  const whole = source.unique && pinned === source.paths.length ? 1000 : 0;
  return whole + pinned * 10 + (isServed ? 8 : 0) + (isRanged ? 5 : 0) + (isNarrow(source) ? 1 : 0);
}

function candidate(source: Source, filter: readonly Leaf[], sort: SortSpec | undefined): Plan | undefined {
  if (!isUsable(source, filter)) return undefined;
  const bound = boundsOf(source, filter);
  const served = sort && sortedPinned(source, bound, sort);
  const pinned = served?.pinned ?? bound.points.length;
  const isRanged = bound.range !== undefined && pinned === bound.points.length;
  const use = { pinned, isRanged, isServed: served !== undefined };
  if (scoreOf(source, use) === 0) return undefined;
  const ranging = isRanged
    ? filter.filter((leaf) => isRange(leaf) && leaf.path === source.paths[pinned]).length
    : 0;
  const exact = !source.multikey && pinned + ranging === filter.length && filter.every(isExact);
  const ranges = rangesOf(bound, pinned);
  return {
    source,
    ranges,
    reverse: served?.order === -1,
    sorted: use.isServed,
    exact,
    score: scoreOf(source, use),
  };
}

/** Why not null: a key of null also stands for what a longer path finds missing. */
function isExact(leaf: Leaf): boolean {
  const points = pointsOf(leaf);
  return points === undefined ? isRange(leaf) : points.every((value) => value !== null);
}

/** Why apart: most writes name one `_id`, and no index can do better. */
function byId(filter: readonly Leaf[]): Plan | undefined {
  const leaf = filter.find(({ path, op }) => path === '_id' && op === 'eq');
  if (leaf === undefined || pointsOf(leaf) === undefined) return undefined;
  const lo = component(leaf.operand, 1);
  const ranges = [{ lo, hi: after(lo), prefix: lo.length }];
  return { source: ID_SOURCE, ranges, reverse: false, sorted: true, exact: filter.length === 1, score: 2000 };
}

/** Chooses how to read the candidates of a query; the filter is still applied to each of them. */
export function choosePlan(table: Table, filter: readonly Leaf[], sort: SortSpec | undefined): Plan {
  const direct = byId(filter);
  if (direct !== undefined) return direct;
  let best = COLLECTION_SCAN;
  for (const source of sourcesOf(table)) {
    const next = candidate(source, filter, sort);
    if (next !== undefined && next.score > best.score) best = next;
  }
  return best;
}
