import fc from 'fast-check';
import { BREAK_REASONS, PRESENCE_STATES, type Agent } from '../../../../src/contract/agent';
import { PRIORITIES, type Priority } from '../../../../src/contract/content';
import { AppError } from '../../../../src/contract/errors';
import type { Escalation } from '../../../../src/contract/escalation';
import type { Locale } from '../../../../src/contract/understanding';
import type { Floor } from './floor';
import { CHANNELS, LOCALES, QUEUE_NAMES, REGIONS, SKILLS } from './house';
import { Cut, type Process } from './process';

/** One thing that somebody does: what it is, and the doing. */
export interface Step {
  name: string;
  run: (floor: Floor, process: Process) => Promise<unknown>;
}

const pick = fc.nat({ max: 1000 });
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);

/** Agents differ in all that rules look at; caps are in quarters. */
export const newAgent: fc.Arbitrary<Partial<Agent>> = fc.record({
  role: fc.constantFrom('agent' as const, 'agent' as const, 'supervisor' as const),
  queues: some(QUEUE_NAMES),
  skills: some(SKILLS),
  languages: fc.subarray([...LOCALES], { minLength: 1 }),
  regions: some(REGIONS),
  cap: fc.integer({ min: 1, max: 12 }).map((quarters) => quarters / 4),
});

interface Asked {
  conversation: number;
  channel: string;
  language: Locale;
  queue: string;
  priority: Priority;
  tier: string | null;
  region: string | null;
  /** An agent. */
  manager: number | null;
}

const request: fc.Arbitrary<Asked> = fc.record({
  conversation: fc.nat({ max: 14 }),
  channel: fc.constantFrom(...CHANNELS),
  language: fc.constantFrom(...LOCALES),
  queue: fc.constantFrom(...QUEUE_NAMES),
  priority: fc.constantFrom(...PRIORITIES),
  tier: fc.constantFrom(null, 'vip'),
  region: fc.constantFrom(null, null, ...REGIONS),
  manager: fc.option(pick, { freq: 4 }),
});

async function enqueue(floor: Floor, { desk }: Process, asked: Asked): Promise<void> {
  const { conversation, tier, region, manager, ...rest } = asked;
  const id = floor.nextId('e');
  const conversationId = `c${String(conversation)}`;
  const profile = { tier, region, manager: manager === null ? null : (await floor.agent(manager)).username };
  const common = { customer: { id: conversationId, name: '' }, reason: 'signal:human', summary: '' };
  try {
    await desk.enqueue({ id, conversationId, ...rest, ...common, profile });
  } finally {
    if (await floor.store.escalations.get(id)) floor.escalations.push(id);
  }
}

/** An escalation in one of these states, if there is one. */
async function chosen(floor: Floor, n: number, ...states: Escalation['state'][]): Promise<Escalation | null> {
  const all = (await floor.everything()).filter(({ state }) => states.includes(state));
  return all[n % Math.max(1, all.length)] ?? null;
}

type Act = (floor: Floor, process: Process, one: Escalation, other: Agent) => Promise<unknown>;

/** Something done to a conversation in one of these states; `other` is anybody. */
function onOne(name: string, states: Escalation['state'][], act: Act): fc.Arbitrary<Step> {
  return fc.tuple(pick, pick).map(([n, m]) => ({
    name: `${name}(${String(n)}, ${String(m)})`,
    run: async (floor, process) => {
      const one = await chosen(floor, n, ...states);
      if (one) await act(floor, process, one, await floor.agent(m));
    },
  }));
}

async function ownerOf(floor: Floor, { owner }: Escalation): Promise<Agent> {
  const found = owner === null ? null : await floor.store.agents.get(owner);
  return found ?? floor.agent(0);
}

async function lead(floor: Floor): Promise<Agent> {
  const everyone = await floor.everyone();
  return {
    ...(everyone[0] as Agent),
    ...everyone.find(({ role }) => role === 'supervisor'),
    role: 'supervisor',
  };
}

const ofOwner = (name: string, states: Escalation['state'][], act: Act): fc.Arbitrary<Step> =>
  onOne(name, states, async (floor, process, one) => act(floor, process, one, await ownerOf(floor, one)));

/** What people do to conversations. */
const verbs: fc.Arbitrary<Step>[] = [
  request.map((asked) => ({
    name: `enqueue(${JSON.stringify(asked)})`,
    run: (floor, process) => enqueue(floor, process, asked),
  })),
  onOne('claim', ['waiting', 'offered'], (_f, { desk }, { id }, other) => desk.claim(other, id)),
  ofOwner('accept', ['offered'], (_f, { desk }, { id }, owner) => desk.accept(owner, id)),
  ofOwner('decline', ['offered'], (_f, { desk }, { id }, owner) => desk.decline(owner, id, 'busy')),
  ofOwner('release', ['active'], (_f, { desk }, { id }, owner) => desk.release(owner, id, 'not mine')),
  ofOwner('transfer', ['waiting', 'offered', 'active'], async (floor, { desk }, one, owner) => {
    const queue = QUEUE_NAMES[one.id.charCodeAt(5) % QUEUE_NAMES.length] ?? '';
    return desk.transfer(one.owner === null ? await lead(floor) : owner, one.id, queue, '', undefined);
  }),
  ofOwner('close', ['active', 'offered'], (_f, { desk }, { id }, owner) => desk.close(owner, id, 'done', '')),
  onOne('end by a lead', ['waiting', 'offered', 'active'], async (floor, { desk }, { id }) =>
    desk.close(await lead(floor), id, 'spam', 'x'),
  ),
  ofOwner('wrapUp', ['wrapup'], (_f, { desk }, { id }, owner) => desk.wrapUp(owner, id, 'done', '')),
  onOne('take', ['waiting', 'offered', 'active'], async (floor, { desk }, { id }) =>
    desk.take(await lead(floor), id, ''),
  ),
  onOne('assign', ['waiting', 'offered', 'active'], async (floor, { desk }, { id }, other) =>
    desk.assign(await lead(floor), id, other.id, ''),
  ),
  onOne('leave', ['waiting', 'offered', 'active'], (_f, { desk }, { id }) => desk.leave(id)),
  onOne('wish', ['waiting', 'offered'], (_f, { desk }, { id }) => desk.wish(id, 'callback', '1')),
  ofOwner('say', ['active'], (_f, { desk }, { conversationId }, owner) =>
    desk.say(owner, conversationId, { text: 'hello' }),
  ),
];

function byAgent(name: string, act: (process: Process, agent: Agent, floor: Floor) => Promise<unknown>) {
  return pick.map((n): Step => ({
    name: `${name}(${String(n)})`,
    run: async (floor, process) => act(process, await floor.agent(n), floor),
  }));
}

async function change(floor: Floor, { id }: Agent, wanted: Partial<Agent>): Promise<void> {
  if (wanted.cap !== undefined) {
    floor.allowed.set(id, Math.max(wanted.cap, floor.allowed.get(id) ?? 0));
  }
  const { role: _role, ...rest } = wanted;
  await floor.store.agents.update(id, rest);
}

/** What people do with themselves. */
const people: fc.Arbitrary<Step>[] = [
  newAgent.map((agent) => ({ name: `hire(${JSON.stringify(agent)})`, run: (floor) => floor.hire(agent) })),
  fc.tuple(pick, newAgent).map(([n, wanted]) => ({
    name: `change(${String(n)}, ${JSON.stringify(wanted)})`,
    run: async (floor) => change(floor, await floor.agent(n), wanted),
  })),
  byAgent('claimNext', ({ desk }, agent) => desk.claimNext(agent)),
  byAgent('come', ({ desk }, agent) => desk.setPresence(agent, 'available', null)),
  byAgent('come', ({ desk }, agent) => desk.setPresence(agent, 'available', null)),
  byAgent('alive', ({ desk }, agent) => desk.alive(agent)),
  fc
    .tuple(pick, fc.constantFrom(...PRESENCE_STATES), fc.constantFrom(...BREAK_REASONS))
    .map(([n, state, reason]) => ({
      name: `presence(${String(n)}, ${state})`,
      run: async (floor, { desk }) =>
        desk.setPresence(await floor.agent(n), state, state === 'break' ? reason : null),
    })),
];

/** What the machine does by itself. */
const machine: fc.Arbitrary<Step>[] = [
  fc.constant({ name: 'dispatch', run: (_floor: Floor, { desk }: Process) => desk.dispatch() }),
  fc.constant({ name: 'jobs', run: (_floor: Floor, { jobs }: Process) => jobs.run() }),
  fc.constant({
    name: 'sweep',
    run: async (_floor: Floor, { desk, jobs }: Process) => {
      await desk.sweep();
      await jobs.run();
    },
  }),
];

const [arrival] = verbs as [fc.Arbitrary<Step>];

/** Arrivals most of all, so that queues grow. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...[arrival, arrival, arrival, arrival, arrival, arrival],
  ...[...verbs, ...verbs, ...people, ...people, ...machine],
);

/** Refusals, and calls that were cut off, are part of life; anything else is a fault. */
export async function attempt(act: () => Promise<unknown>): Promise<'done' | 'refused' | 'cut'> {
  try {
    await act();
    return 'done';
  } catch (error) {
    if (error instanceof Cut) return 'cut';
    if (error instanceof AppError) return 'refused';
    throw error;
  }
}
