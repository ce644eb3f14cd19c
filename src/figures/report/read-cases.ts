import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { FiguresDeps } from '../deps';
import { caseOf, type Case, type CaseRules } from '../facts/case';

const PAGE = 500;
/** About a month of a desk with 20,000 hand-offs a day. */
const MOST = 600_000;
/** Whoever leaves sooner hardly meant it. */
export const SHORT_ABANDON_MS = 10_000;

export function caseRules({ content, clock }: Pick<FiguresDeps, 'content' | 'clock'>): CaseRules {
  const known = content();
  return {
    now: clock.now().getTime(),
    shortAbandon: SHORT_ABANDON_MS,
    asks: (queue) => known.queue(queue).survey,
  };
}

/** Gives the cases of a span page by page, so that no more than a page is in memory and others get their turn between two. */
export async function readCases(
  deps: Pick<FiguresDeps, 'store' | 'content' | 'clock'>,
  from: number,
  to: number,
  each: (fact: Case, escalation: Escalation) => void,
): Promise<void> {
  const rules = caseRules(deps);
  const { escalations } = deps.store;
  let after: Escalation | null = null;
  for (let read = 0; ;) {
    const page: Escalation[] = await escalations.openedBetween(new Date(from), new Date(to), after, PAGE);
    for (const escalation of page) each(caseOf(escalation, rules), escalation);
    after = page.at(-1) ?? null;
    read += page.length;
    if (page.length < PAGE) return;
    if (read >= MOST) {
      throw new AppError('TOO_LARGE', `There are more than ${MOST} conversations: ask for a shorter span.`);
    }
    await new Promise(setImmediate);
  }
}
