import type { Agent } from '../contract/agent';
import type { CsatView, RatingQuery } from '../contract/figures-api';
import type { Rating } from '../contract/escalation';
import { maskPersonalData } from '../contract/masking';
import type { FiguresDeps } from './deps';
import { shareOf, type Case } from './facts/case';
import type { Cases } from './report/cases';
import { spanOf } from './report/span';

const SHOWN = 200;
const SCORES = [1, 2, 3, 4, 5];

interface Found {
  fact: Case;
  rating: Rating;
}

/** What customers said of the service; the newest in full, all of them in the figures. */
export async function ratingsOf(
  query: RatingQuery,
  agentId: string | null,
  deps: FiguresDeps,
  cases: Cases,
): Promise<CsatView> {
  const [from, to] = spanOf(query, 'day');
  const agents = await deps.store.agents.list();
  const wanted = agentId ?? query.agent;
  const only = wanted === undefined ? null : new Set([wanted]);
  const found: Found[] = [];
  const scores = SCORES.map(() => 0);
  let asked = 0;
  let matching = 0;
  await cases.each(from, to, (whole) => {
    if (!isWanted(whole, query)) return;
    const fact = only ? shareOf(whole, only) : whole;
    if (fact?.asked !== true) return;
    asked++;
    const { rating } = fact;
    if (rating === null) return;
    scores[rating.score - 1] = (scores[rating.score - 1] ?? 0) + 1;
    if (rating.score > query.upTo || (query.reasons === 'given' && rating.reason === '')) return;
    matching++;
    found.push({ fact, rating });
    if (found.length > 2 * SHOWN) keepNewest(found);
  });
  keepNewest(found);
  return {
    ...sums(scores, asked),
    ratings: viewsOf(found, agents, query, deps),
    more: matching > found.length,
  };
}

function isWanted(fact: Case, { queue, channel }: RatingQuery): boolean {
  return (queue === undefined || fact.queue === queue) && (channel === undefined || fact.channel === channel);
}

function keepNewest(found: Found[]): void {
  found.sort((a, b) => b.rating.at.getTime() - a.rating.at.getTime());
  found.length = Math.min(found.length, SHOWN);
}

function sums(
  scores: number[],
  asked: number,
): Pick<CsatView, 'asked' | 'answered' | 'mean' | 'good' | 'scores'> {
  const answered = scores.reduce((sum, n) => sum + n, 0);
  const points = scores.reduce((sum, n, index) => sum + n * (index + 1), 0);
  const good = (scores[3] ?? 0) + (scores[4] ?? 0);
  return {
    ...{ asked, answered, scores },
    mean: answered === 0 ? null : points / answered,
    good: answered === 0 ? null : good / answered,
  };
}

function viewsOf(
  found: readonly Found[],
  agents: readonly Agent[],
  { locale }: RatingQuery,
  { content }: FiguresDeps,
): CsatView['ratings'] {
  const names = new Map(agents.map(({ id, displayName }) => [id, displayName]));
  const known = content();
  return found.map(({ rating, fact: { id, conversationId, queue, channel, lastAgent } }) => ({
    ...{ conversationId, queue, channel, escalationId: id },
    queueTitle: known.queueTitle(queue, locale),
    agent: lastAgent === null ? null : { id: lastAgent, displayName: names.get(lastAgent) ?? '' },
    score: rating.score,
    reason: maskPersonalData(rating.reason),
    at: rating.at.toISOString(),
  }));
}
