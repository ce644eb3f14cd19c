import type { Doc, Value } from '../bson/types';

/** No change. */
export const KEEP = Symbol('keep');
/** Take the field away. */
export const REMOVE = Symbol('remove');

/** What a modifier makes of a field. */
export type Change = Value | typeof KEEP | typeof REMOVE;

/** What a modifier may know besides the field itself. */
export interface Context {
  readonly now: Date;
  /** The document before the update, for `$rename`. */
  readonly before: Doc;
  /** Counts an update as a modification even if the bytes stay the same, as MongoDB does for some operators. */
  readonly touch: () => void;
}

/** One change of one path. */
export interface Modifier {
  readonly path: string;
  readonly segments: readonly string[];
  /** Whether the path is made when it is missing; otherwise a missing path is left alone. */
  readonly creates: boolean;
  readonly onInsertOnly: boolean;
  readonly change: (current: Value, context: Context) => Change;
}
