import type { Doc, Value } from '../bson/types';

/** What an expression sees: the document, variables, and the time of the operation. */
export interface Scope {
  readonly root: Doc;
  readonly vars: Readonly<Record<string, Value>>;
  readonly now: Date;
}

/** A compiled expression; undefined is a missing value. */
export type Expr = (scope: Scope) => Value;

/** The outermost scope of a document. */
export function scopeOf(root: Doc, now: Date): Scope {
  return { root, vars: {}, now };
}

/** A scope with more variables. */
export function withVars(scope: Scope, vars: Record<string, Value>): Scope {
  return { ...scope, vars: { ...scope.vars, ...vars } };
}

/** Compiles a part of an expression; passed along so that operator files need not import the compiler. */
export type Compile = (value: Value) => Expr;

/** Builds an operator from its operand. */
export type Operator = (operand: Value, compile: Compile, name: string) => Expr;

export const isNullish = (value: Value): value is null | undefined => value === null || value === undefined;
