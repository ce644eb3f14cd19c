import type { Value } from '../bson/types';
import { compileExpression } from '../aggregate/expression';
import { isTrue } from '../aggregate/logic';
import { scopeOf } from '../aggregate/scope';
import type { Node } from './ast';

/** `$expr`: an aggregation expression that must be true. */
export function parseExpr(operand: Value): Node {
  const expr = compileExpression(operand);
  const now = new Date();
  return { kind: 'expr', test: (doc) => isTrue(expr(scopeOf(doc, now))) };
}
