import type { Agent } from '../../../src/contract/agent';
import type { Escalation, EscalationState, Move } from '../../../src/contract/escalation';
import type { Store } from '../../../src/contract/store';
import { stormRequest } from './house';

export interface StormFigures {
  escalations: number;
  moves: number;
  /** Acknowledged and not there, or there and not closed. */
  lost: number;
  /** Taken by an agent though somebody else had it, or told to have it without having it. */
  doubleOwners: number;
  /** Agents who had more in hand than their cap at some moment. */
  capsPassed: number;
  /** Places that nobody fills, after the grace. */
  emptyPlaces: number;
  /** Seconds by which somebody came later and was served first, of those with the same needs in the same queue. */
  worstOvertaking: number;
  /** Seconds, at a stretch. */
  longestWait: number;
}

export interface Audited {
  figures: StormFigures;
  /** What was wrong, the first of it. */
  findings: string[];
}

const PAGE = 1000;
const FOREVER = new Date(8_000_000_000_000);

export async function readAll(store: Store): Promise<Escalation[]> {
  const all: Escalation[] = [];
  for (let last: Escalation | null = null; ; last = all.at(-1) ?? null) {
    const page = await store.escalations.openedBetween(new Date(0), FOREVER, last, PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

type Takes = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the histories and says what happened; `queued`: who was acknowledged; `took`: who was told to have it; `passMs`:
 * how long a pass of the dispatcher may take; it goes by what it read, so that whoever came back during it is not in it.
 */
export async function audit(
  store: Store,
  queued: ReadonlySet<string>,
  took: Takes,
  passMs: number,
): Promise<Audited> {
  const all = await readAll(store);
  const agents = await store.agents.list();
  const known = new Map(all.map((one) => [one.id, one]));
  const missing = [...queued].filter((id) => !known.has(id));
  const open = all.filter(({ state }) => state !== 'closed');
  const doubles = all.flatMap((one) => doubleOwners(one, took.get(one.id) ?? []));
  const passed = capsPassed(all, agents);
  const left = agents.filter(({ load }) => load !== 0);
  const { worst, who, longest } = overtaking(all, passMs);
  return {
    figures: {
      escalations: all.length,
      moves: all.reduce((sum, { history }) => sum + history.length, 0),
      lost: missing.length + open.length,
      doubleOwners: doubles.length,
      capsPassed: passed.length,
      emptyPlaces: left.length,
      worstOvertaking: worst / 1000,
      longestWait: longest / 1000,
    },
    findings: [
      ...missing.map((id) => `${id} is not there`),
      ...open.map(({ id, state }) => `${id} is ${state}`),
      ...doubles,
      ...passed,
      ...left.map(({ id, load }) => `${id} has a load of ${String(load)}`),
      `worst overtaking: ${who}`,
    ].slice(0, 20),
  };
}

/** Who has it after the move. */
function ownerAfter(owner: string | null, { verb, to, by, agent }: Move): string | null {
  if (to === 'waiting') return null;
  return verb === 'wish' || verb === 'end' || verb === 'close' ? owner : (agent ?? by);
}

function doubleOwners({ id, history }: Escalation, told: readonly string[]): string[] {
  const found: string[] = [];
  let owner: string | null = null;
  let state: EscalationState | null = null;
  const taken: string[] = [];
  for (const move of history) {
    const next = ownerAfter(owner, move);
    const handed = move.verb === 'take' || move.verb === 'assign';
    if (move.from !== state)
      found.push(`${id}: ${move.verb} from ${String(move.from)}, was ${String(state)}`);
    if (owner !== null && next !== null && next !== owner && !handed)
      found.push(`${id}: ${next} beside ${owner}`);
    if (next !== null && move.to === 'active') taken.push(next);
    [owner, state] = [next, move.to];
  }
  return [...found, ...told.filter((who) => !taken.includes(who)).map((who) => `${id}: ${who} was told so`)];
}

interface Change {
  at: number;
  agent: string;
  weight: number;
}

/** Why by the moves' times: a place is taken before its move is made, and given back after the move that empties it. */
function capsPassed(all: readonly Escalation[], agents: readonly Agent[]): string[] {
  const changes = all.flatMap(changesOf).sort((a, b) => a.at - b.at || a.weight - b.weight);
  const caps = new Map(agents.map(({ id, cap }) => [id, cap]));
  const loads = new Map<string, number>();
  const passed = new Map<string, string>();
  for (const { agent, weight } of changes) {
    const load = (loads.get(agent) ?? 0) + weight;
    loads.set(agent, load);
    const cap = caps.get(agent) ?? 0;
    if (load > cap) passed.set(agent, `${agent} had ${String(load)} of ${String(cap)}`);
  }
  return [...passed.values()];
}

function changesOf({ history, weight }: Escalation): Change[] {
  const changes: Change[] = [];
  let owner: string | null = null;
  for (const move of history) {
    const next: string | null = move.to === 'closed' ? null : ownerAfter(owner, move);
    const at = move.at.getTime();
    if (next === owner) continue;
    if (owner !== null) changes.push({ at, agent: owner, weight: -weight });
    if (next !== null) changes.push({ at, agent: next, weight });
    owner = next;
  }
  return changes;
}

interface Stay {
  one: Escalation;
  from: number;
  /** Infinity: not yet over. */
  until: number;
  queue: string;
  /** By the order of service, and to whom; null: left, or handed out by a person. */
  servedTo: string | null;
  declined: string[];
}

/** Stretches of waiting, with how each ended. */
function staysOf(one: Escalation): Stay[] {
  const stays: Stay[] = [];
  let { queue } = stormRequest(Number(one.id.slice(1)));
  let declined: string[] = [];
  let stay: Stay | null = null;
  for (const move of one.history) {
    if (move.verb === 'transfer') queue = 'cards';
    if (stay && (move.to !== 'waiting' || move.verb === 'transfer')) {
      stay.until = move.at.getTime();
      const served = move.verb === 'offer' || (move.verb === 'claim' && move.reason === 'first-in-order');
      stay.servedTo = served ? (move.agent ?? move.by) : null;
      stay = null;
    }
    if (move.to === 'active' || move.verb === 'transfer') declined = [];
    if (move.verb === 'decline' || move.verb === 'miss' || move.verb === 'release') {
      declined = [...declined, move.agent ?? move.by];
    }
    if (move.to !== 'waiting' || stay) continue;
    stay = { one, from: move.at.getTime(), until: Infinity, queue, servedTo: null, declined };
    stays.push(stay);
  }
  return stays;
}

interface Overtaking {
  worst: number;
  who: string;
  longest: number;
}

function overtaking(all: readonly Escalation[], passMs: number): Overtaking {
  const result: Overtaking = { worst: 0, who: 'nobody', longest: 0 };
  const lanes = new Map<string, Stay[]>();
  for (const stay of all.flatMap(staysOf)) {
    const { language, region, weight } = stay.one;
    const lane = [stay.queue, language, region, weight].join();
    const stays = lanes.get(lane) ?? [];
    stays.push(stay);
    lanes.set(lane, stays);
  }
  for (const stays of lanes.values()) {
    for (const { from, until } of stays) {
      if (until !== Infinity) result.longest = Math.max(result.longest, until - from);
    }
    overtakingIn(stays, result, passMs);
  }
  return result;
}

function overtakingIn(stays: Stay[], result: Overtaking, passMs: number): void {
  const byAge = [...stays].sort((a, b) => a.one.createdAt.getTime() - b.one.createdAt.getTime());
  for (const stay of stays) {
    const { servedTo, until, one } = stay;
    if (servedTo === null) continue;
    const passed = byAge.find(
      (other) => other.from < until - passMs && other.until > until && !other.declined.includes(servedTo),
    );
    const later = passed ? one.createdAt.getTime() - passed.one.createdAt.getTime() : 0;
    if (later <= result.worst || !passed) continue;
    result.worst = later;
    const waited = (until - passed.from) / 1000;
    const how = one.history.find(({ at }) => at.getTime() === until)?.verb ?? '';
    result.who = `${one.id} (${how}) before ${passed.one.id}, who came ${String(later / 1000)} s earlier and waited ${String(waited)} s`;
  }
}
