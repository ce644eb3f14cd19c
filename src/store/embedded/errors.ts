/** Code of every refusal of this store, for callers that only see the wrapped error of a bulk write. */
export const EMBEDDED_UNSUPPORTED = 'EMBEDDED_UNSUPPORTED';
/** Code of the refusal to open a data file that another process holds. */
export const EMBEDDED_LOCKED = 'EMBEDDED_STORE_LOCKED';
/** Code of every operation begun after the store was closed. */
export const EMBEDDED_CLOSED = 'EMBEDDED_STORE_CLOSED';

/** Why a getter: the driver copies an error's own fields onto its bulk write error, whose name cannot be set. */
abstract class NamedError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** The embedded store cannot answer this the way MongoDB would, so it does not answer at all. */
export class EmbeddedUnsupportedError extends NamedError {
  readonly code = EMBEDDED_UNSUPPORTED;
  constructor(readonly feature: string) {
    super(`The embedded store does not support ${feature}; set MONGODB_URI to use MongoDB, where it works.`);
  }
}

/** Another process (or another connection of this one) has the data file open. */
export class EmbeddedLockedError extends NamedError {
  readonly code = EMBEDDED_LOCKED;
  constructor(file: string, options?: ErrorOptions) {
    super(
      `The embedded store ${file} is in use by another process; stop it, choose another data directory, or set MONGODB_URI to run several processes.`,
      options,
    );
  }
}

/** The store was closed before this operation began. */
export class EmbeddedClosedError extends NamedError {
  readonly code = EMBEDDED_CLOSED;
  constructor() {
    super('The embedded store is closed.');
  }
}

/** True for a refusal of this store, also when the driver wrapped it (bulk writes copy the code, not the class). */
export function isEmbeddedUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === EMBEDDED_UNSUPPORTED;
}

/** Error codes of MongoDB that this store answers with, by their documented names. */
export const Code = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  DuplicateKey: 11000,
} as const;

const names = new Map<number, string>(Object.entries(Code).map(([name, code]) => [code, name]));

/** An error that MongoDB would answer with; the driver layer turns it into a MongoServerError or a write error. */
export class ServerFailure extends NamedError {
  constructor(
    readonly code: number,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
  get codeName(): string {
    return names.get(this.code) ?? `Location${this.code}`;
  }
}

/** Throws what MongoDB answers for a malformed operand. */
export function badValue(message: string): never {
  throw new ServerFailure(Code.BadValue, message);
}

/** Throws the one refusal of this store, naming the feature. */
export function unsupported(feature: string): never {
  throw new EmbeddedUnsupportedError(feature);
}
