import { LRUCache } from 'lru-cache';
import { AppError } from '../../contract/errors';
import type { Escalation } from '../../contract/escalation';
import type { FiguresDeps } from '../deps';
import { caseOf, type Case, type CaseRules } from '../facts/case';

const HOUR_MS = 3_600_000;
const PAGE = 500;
/** About a month of a desk with 20,000 hand-offs a day. */
const MOST = 600_000;
/** Whoever leaves sooner hardly meant it. */
const SHORT_ABANDON_MS = 10_000;
/** Facts that are kept: of three days of such a desk. */
const MOST_KEPT = 60_000;
/** Why so short: what is going on changes. It is long enough for the questions of one page. */
const KEPT_MS = 30_000;
/** Of what began two days ago little changes any more. */
const OLD_MS = 48 * HOUR_MS;
const OLD_KEPT_MS = 10 * 60_000;

type Deps = Pick<FiguresDeps, 'store' | 'content' | 'clock'>;

/** The facts of the desk, hour by hour; the latest asked for are kept for a while. */
export class Cases {
  private readonly hours: LRUCache<number, Case[]>;

  constructor(private readonly deps: Deps) {
    this.hours = new LRUCache({
      maxSize: MOST_KEPT,
      sizeCalculation: (facts) => facts.length + 1,
      ttl: KEPT_MS,
      ttlResolution: 0,
      perf: { now: () => deps.clock.now().getTime() },
    });
  }

  /** Those that were opened from `from` to before `to`, with room for others' work in between. TOO_LARGE when there are too many. */
  async each(from: number, to: number, take: (fact: Case) => void): Promise<void> {
    const last = Math.min(to, this.deps.clock.now().getTime() + 1);
    let read = 0;
    for (let hour = Math.floor(from / HOUR_MS) * HOUR_MS; hour < last; hour += HOUR_MS) {
      const facts = await this.ofHour(hour);
      for (const fact of facts) if (fact.openedAt >= from && fact.openedAt < to) take(fact);
      read += facts.length;
      if (read > MOST) {
        throw new AppError('TOO_LARGE', `There are more than ${MOST} conversations: ask for a shorter span.`);
      }
    }
  }

  private async ofHour(hour: number): Promise<Case[]> {
    const kept = this.hours.get(hour);
    if (kept) return kept;
    const facts = await this.read(hour);
    const isOld = hour < this.deps.clock.now().getTime() - OLD_MS;
    this.hours.set(hour, facts, { ttl: isOld ? OLD_KEPT_MS : KEPT_MS });
    return facts;
  }

  private async read(hour: number): Promise<Case[]> {
    const rules = caseRules(this.deps);
    const { escalations } = this.deps.store;
    const [from, to] = [new Date(hour), new Date(hour + HOUR_MS)];
    const facts: Case[] = [];
    let after: Escalation | null = null;
    for (;;) {
      const page: Escalation[] = await escalations.openedBetween(from, to, after, PAGE);
      for (const escalation of page) facts.push(caseOf(escalation, rules));
      after = page.at(-1) ?? null;
      if (page.length < PAGE) return facts;
      await new Promise(setImmediate);
    }
  }
}

function caseRules({ content, clock }: Deps): CaseRules {
  const known = content();
  return {
    now: clock.now().getTime(),
    shortAbandon: SHORT_ABANDON_MS,
    asks: (queue) => known.queue(queue).survey,
  };
}
