import { isDoc } from '../bson/types';
import type { Doc, Value } from '../bson/types';
import { badValue, Code, ServerFailure } from '../errors';
import { getField, isIndex } from '../query/path';
import { notViable } from './errors';
import { KEEP, REMOVE } from './modifier';
import type { Change, Context, Modifier } from './modifier';

/** Tests for the elements that `$[name]` stands for. */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>;

/** Why a limit: MongoDB refuses to fill a longer gap with nulls. */
const MAX_PADDING = 1_500_000;

function isPlural(segment: string): boolean {
  return segment.startsWith('$[');
}

/** Carries one modifier to the places its path means. */
class Application {
  constructor(
    private readonly modifier: Modifier,
    private readonly segments: readonly string[],
    private readonly context: Context,
    private readonly filters: ArrayFilters,
  ) {}

  run(doc: Doc): void {
    this.into(doc, 0);
  }

  private into(container: Doc | Value[], at: number): void {
    const segment = this.segments[at] as string;
    if (isPlural(segment)) this.each(container, at);
    else if (Array.isArray(container)) this.inArray(container, segment, at);
    else this.inDoc(container, segment, at);
  }

  private each(container: Doc | Value[], at: number): void {
    const name = (this.segments[at] as string).slice(2, -1);
    const field = this.segments.slice(0, at).join('.');
    if (!Array.isArray(container)) badValue(`Cannot apply array updates to non-array element ${field}`);
    const accepts = name === '' ? () => true : this.filters.get(name);
    if (accepts === undefined)
      badValue(`No array filter found for identifier '${name}' in path '${this.modifier.path}'`);
    for (let i = 0; i < container.length; i++)
      if (accepts(container[i])) this.inArray(container, String(i), at);
  }

  private inDoc(doc: Doc, key: string, at: number): void {
    const next = this.next(getField(doc, key), at);
    if (next === KEEP) return;
    if (next === REMOVE) Reflect.deleteProperty(doc, key);
    else doc[key] = next;
  }

  private inArray(array: Value[], segment: string, at: number): void {
    if (!isIndex(segment)) {
      if (!this.modifier.creates) return;
      notViable(segment, this.segments[at - 1] as string, array);
    }
    const index = Number(segment);
    const next = this.next(array[index], at);
    if (next === KEEP) return;
    if (next === REMOVE) {
      if (index < array.length) array[index] = null;
      return;
    }
    if (index - array.length > MAX_PADDING) badValue(`can't backfill more than ${MAX_PADDING} elements`);
    while (array.length < index) array.push(null);
    array[index] = next;
  }

  /** What becomes of the value at a segment: the change itself at the end of the path, else the way further down. */
  private next(current: Value, at: number): Change {
    if (at === this.segments.length - 1) return this.modifier.change(current, this.context);
    if (isDoc(current) || Array.isArray(current)) {
      this.into(current, at + 1);
      return KEEP;
    }
    const following = this.segments[at + 1] as string;
    if (current !== undefined) return this.blocked(current, following, at);
    return this.make(at + 1);
  }

  private blocked(current: Value, following: string, at: number): Change {
    if (isPlural(following)) badValue(`Cannot apply array updates to non-array element ${this.segments.slice(0, at + 1).join('.')}`); // prettier-ignore
    return this.modifier.creates ? notViable(following, this.segments[at] as string, current) : KEEP;
  }

  private make(at: number): Change {
    const segment = this.segments[at] as string;
    if (isPlural(segment)) {
      badValue(`The path '${this.segments.slice(0, at).join('.')}' must exist in the document in order to apply array updates.`); // prettier-ignore
    }
    if (!this.modifier.creates) return KEEP;
    const inner =
      at === this.segments.length - 1 ? this.modifier.change(undefined, this.context) : this.make(at + 1);
    return inner === KEEP || inner === REMOVE ? KEEP : { [segment]: inner };
  }
}

function resolvePosition(segments: readonly string[], position: number | undefined): readonly string[] {
  if (!segments.includes('$')) return segments;
  if (position === undefined)
    return badValue('The positional operator did not find the match needed from the query.');
  return segments.map((segment) => (segment === '$' ? String(position) : segment));
}

/** Applies one modifier to a document in place; `position` is what a `$` in its path stands for. */
export function applyModifier(
  doc: Doc,
  modifier: Modifier,
  context: Context,
  filters: ArrayFilters,
  position: number | undefined,
): void {
  new Application(modifier, resolvePosition(modifier.segments, position), context, filters).run(doc);
}

/** Sets a path as an upsert does with the equalities of its filter. */
export function setPath(doc: Doc, path: string, value: Value): void {
  const segments = path.split('.');
  const modifier: Modifier = { path, segments, creates: true, onInsertOnly: false, change: () => value };
  const context: Context = { now: new Date(0), before: doc, touch: () => undefined };
  new Application(modifier, segments, context, new Map()).run(doc);
}

/** Throws unless `_id` stayed what it was. */
export function immutableId(): never {
  throw new ServerFailure(Code.ImmutableField, "Performing an update on the path '_id' would modify the immutable field '_id'");
} // prettier-ignore
