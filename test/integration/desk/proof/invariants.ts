import type { Agent } from '../../../../src/contract/agent';
import type { Escalation, EscalationState, Move } from '../../../../src/contract/escalation';
import { isEligible } from '../../../../src/desk/rules/eligible';
import { houseContent } from './house';
import type { Floor } from './floor';

type Step = [from: (EscalationState | null)[], to: EscalationState[]];
const OPEN: EscalationState[] = ['waiting', 'offered', 'active'];

/** What each verb may do. */
const PATHS: Record<Move['verb'], Step> = {
  enqueue: [[null], ['waiting']],
  offer: [['waiting'], ['offered']],
  accept: [['offered'], ['active']],
  decline: [['offered'], ['waiting']],
  miss: [['offered'], ['waiting']],
  claim: [['waiting'], ['active']],
  assign: [OPEN, ['active']],
  take: [OPEN, ['active']],
  release: [['active'], ['waiting']],
  transfer: [OPEN, ['waiting']],
  overflow: [['waiting'], ['waiting']],
  expire: [['active'], ['waiting']],
  wish: [OPEN, OPEN],
  end: [['active'], ['wrapup']],
  close: [[...OPEN, 'wrapup'], ['closed']],
};

/** What holds at any instant, whoever died a moment ago. */
export async function expectSound(floor: Floor): Promise<void> {
  const everything = await floor.everything();
  const lost = floor.escalations.length - everything.length;
  if (lost > 0) throw new Error(`${String(lost)} lost`);
  for (const one of everything) expectPath(one);
  const open = everything.filter(({ state }) => state !== 'closed' && state !== 'wrapup');
  const conversations = new Set(open.map(({ conversationId }) => conversationId));
  if (conversations.size < open.length) throw new Error('two open ones of one conversation');
  for (const agent of await floor.everyone()) await expectPlaces(floor, agent, everything);
}

function expectPath({ id, state, owner, history }: Escalation): void {
  let at: EscalationState | null = null;
  let who: string | null = null;
  for (const { verb, from, to, by, agent, reason } of history) {
    const [froms, tos] = PATHS[verb];
    const allowed = from === at && froms.includes(from) && tos.includes(to) && reason !== '';
    if (!allowed) throw new Error(`${id}: ${verb} "${reason}" from ${String(from)} (${String(at)}) to ${to}`);
    at = to;
    if (to === 'waiting') who = null;
    else if (verb !== 'wish' && verb !== 'end' && verb !== 'close') who = agent ?? by;
    if (to === 'closed' && from === 'offered') who = null;
  }
  if (at !== state || who !== owner) {
    throw new Error(
      `${id} is ${state} of ${String(owner)}, its history says ${String(at)} of ${String(who)}`,
    );
  }
}

/** The places of an agent are those of the cap, and each conversation has one. */
async function expectPlaces(floor: Floor, agent: Agent, everything: Escalation[]): Promise<void> {
  const { id, load, cap } = agent;
  const slots = await floor.store.agents.slots(id);
  const sum = slots.reduce((total, { weight }) => total + weight, 0);
  if (sum !== load) throw new Error(`${id}: places for ${String(sum)}, load ${String(load)}`);
  const most = floor.allowed.get(id) ?? 0;
  if (load > most) throw new Error(`${id}: load ${String(load)} of ${String(most)}`);
  floor.allowed.set(id, Math.max(cap, Math.min(most, load)));
  for (const { id: what, owner, state, slot, weight } of everything) {
    if (owner !== id || state === 'closed') continue;
    const place = slots.find(({ token }) => token === slot);
    if (!place || place.weight < weight) throw new Error(`${what} has no place with its owner ${id}`);
  }
}

/** After the offers were made: nobody waits in vain in a queue that hands out. */
export async function expectNobodyWaitsInVain(floor: Floor, doors: ReadonlySet<string>): Promise<void> {
  const asked = await floor.store.escalations.offeredTo();
  const agents = (await floor.atWork()).filter(({ id }) => !asked.has(id));
  for (const one of await floor.waiting()) {
    if (houseContent.queue(one.queue).mode !== 'push' || doors.has(one.queue)) continue;
    const free = agents.find((agent) => isEligible(one, agent));
    if (free)
      throw new Error(
        `${one.id} waits in ${one.queue} while ${free.id} is free: ${JSON.stringify({ one, free })}`,
      );
  }
}

/** When all had their turn, after the grace: no place without a conversation, no word left unsaid, none said twice. */
export async function expectSettled(floor: Floor): Promise<void> {
  const everything = await floor.everything();
  const held = new Set(everything.filter(({ state }) => state !== 'closed').map(({ slot }) => slot));
  for (const { id } of await floor.everyone()) {
    const empty = (await floor.store.agents.slots(id)).filter(({ token }) => !held.has(token));
    if (empty.length > 0) throw new Error(`${id} has ${String(empty.length)} places for nobody`);
  }
  const unsaid = await floor.store.escalations.withNotices(new Date(floor.clock.now().getTime() + 1), 100);
  if (unsaid.length > 0) throw new Error(`${unsaid[0]?.id ?? ''} has something to be told`);
  for (const one of everything) expectTold(floor, one);
}

const BEGINNINGS = ['queued', 'queuedNoEstimate', 'closedDoors', 'closedHours'];
const ENDS = ['closed', 'leftQueue', 'endedBySilence'];

function expectTold({ said }: Floor, { id, history }: Escalation): void {
  const words = [...said].filter(([key]) => key.startsWith(`desk:${id}:`) && !key.endsWith(':status'));
  const told = (...messages: string[]): number => words.filter(([, text]) => messages.includes(text)).length;
  const moved = (...verbs: string[]): number => history.filter(({ verb }) => verbs.includes(verb)).length;
  const ended = history.filter(({ from, to }) => from !== 'wrapup' && (to === 'wrapup' || to === 'closed'));
  const expected: [string, number, number][] = [
    ['the place', told(...BEGINNINGS), 1],
    ['who joined', told('agentJoined'), moved('accept', 'claim', 'assign', 'take')],
    ['back to the queue', told('backToQueue'), moved('release', 'expire')],
    ['transferred', told('transferred'), moved('transfer', 'overflow')],
    ['the end', told(...ENDS), ended.length],
  ];
  for (const [what, seen, due] of expected) {
    if (seen !== due)
      throw new Error(`${id} was told ${what} ${String(seen)} times instead of ${String(due)}`);
  }
}
