import { conjuncts } from '../query/ast';
import type { Leaf, Node } from '../query/ast';
import type { Table } from '../storage/table';
import { choosePlan } from './planner';
import type { Plan } from './planner';

/** Most alternatives that are read one by one. */
const MAX_BRANCHES = 32;

interface Choice {
  readonly base: readonly Leaf[];
  readonly branches: readonly Node[];
}

/** The alternatives of a filter, and what holds beside all of them. */
function choiceOf(node: Node): Choice | undefined {
  if (node.kind === 'or') return { base: [], branches: node.nodes };
  if (node.kind !== 'and') return undefined;
  const choice = node.nodes.find((part) => part.kind === 'or');
  if (choice?.kind !== 'or') return undefined;
  return { base: conjuncts(node), branches: choice.nodes };
}

/**
 * Plans for each alternative of an `$or`, when every one of them is read better alone than the whole filter by its
 * best index; their results are united.
 */
export function planUnion(table: Table, node: Node, single: Plan): readonly Plan[] | undefined {
  const choice = choiceOf(node);
  if (choice === undefined || choice.branches.length > MAX_BRANCHES) return undefined;
  const plans = choice.branches.map((branch) =>
    choosePlan(table, [...choice.base, ...conjuncts(branch)], undefined),
  );
  return plans.every(({ score }) => score > single.score) ? plans : undefined;
}
