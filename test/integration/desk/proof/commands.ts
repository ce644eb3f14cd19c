import fc from 'fast-check';
import type { Escalation } from '../../../../src/contract/escalation';
import type { Floor } from './floor';
import { expectNobodyWaitsInVain, expectSettled, expectSound } from './invariants';
import { expectInOrder } from './service';
import { anyStep, attempt, type Step } from './steps';

/** What the model knows: who serves which process is all the same to it. */
export interface Model {
  doors: Set<string>;
}
type Command = fc.AsyncCommand<Model, Floor>;
const MINUTE = 60_000;
const GRACE_MS = 2 * MINUTE;
/** For so long a process may not have heard of doors that another one closed. */
const DOORS_KEPT_MS = 2_001;

function command(name: string, run: (floor: Floor, model: Model) => Promise<unknown>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, floor) {
      await run(floor, model);
      floor.moves++;
      await expectSound(floor);
    },
  };
}

function processOf(floor: Floor, n: number) {
  return floor.processes[n % floor.processes.length] as Floor['processes'][number];
}

/** One after the other; who is served by the order is checked against those who go on waiting. */
const alone = fc.tuple(anyStep, fc.nat({ max: 1 })).map(([step, n]) =>
  command(step.name, async (floor) => {
    const waiting = await floor.waiting();
    await attempt(() => step.run(floor, processOf(floor, n)));
    if (step.name.startsWith('claimNext')) await expectServed(floor, waiting, 'first-in-order');
  }),
);

async function expectServed(floor: Floor, before: Escalation[], reason: string): Promise<void> {
  for (const { id } of before) {
    const after = await floor.store.escalations.get(id);
    const last = after?.history.at(-1);
    if (!after || last?.reason !== reason || last.at.getTime() !== floor.clock.now().getTime()) continue;
    const agent = (await floor.everyone()).find((one) => one.id === after.owner);
    const others = before.filter((one) => one.id !== id);
    // Why the list before the step: those are whom this one was chosen from, as they were then.
    const known = before.find((one) => one.id === id);
    if (agent && known) {
      const still = await floor.waiting();
      // An agent who picks may pick what was declined.
      const passed = others.filter((one) => still.some((other) => other.id === one.id));
      expectInOrder(
        known,
        agent,
        passed.map((one) => ({ ...one, declined: [] })),
      );
    }
  }
}

/** Several at the same time, in both processes. */
const together = fc
  .array(fc.tuple(anyStep, fc.nat({ max: 1 })), { minLength: 2, maxLength: 5 })
  .map((steps) =>
    command(`together: ${steps.map(([{ name }]) => name).join(' | ')}`, (floor) =>
      Promise.all(steps.map(([step, n]) => attempt(() => step.run(floor, processOf(floor, n))))),
    ),
  );

/** One call of a step is cut off; with `fatal` its process dies there and another takes its place. */
const broken = fc
  .tuple(anyStep, fc.nat({ max: 1 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.boolean())
  .map(([step, n, left, done, fatal]) =>
    command(`${fatal ? 'dies' : 'fails'} at ${String(left)}${done ? ', done' : ''}: ${step.name}`, (floor) =>
      breakIn(floor, step, n, { left, done, fatal }),
    ),
  );

async function breakIn(
  floor: Floor,
  step: Step,
  n: number,
  how: { left: number; done: boolean; fatal: boolean },
): Promise<void> {
  const process = processOf(floor, n);
  Object.assign(process.fuse, how);
  await attempt(() => step.run(floor, process));
  process.fuse.left = Number.POSITIVE_INFINITY;
  if (how.fatal) floor.processes[n % floor.processes.length] = floor.start();
}

const passes = fc
  .oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: MINUTE, max: 5 * MINUTE }))
  .map((ms) =>
    command(`${String(ms)} ms pass`, (floor) => {
      floor.clock.advance(ms);
      return Promise.resolve();
    }),
  );

/** The agents show that they are there, so that a run is not all of vanished ones. */
const signs = fc.boolean().map((come) =>
  command(come ? 'all come' : 'all are alive', async (floor) => {
    const { desk } = processOf(floor, 0);
    for (const agent of await floor.everyone()) {
      if (come) await desk.setPresence(agent, 'available', null);
      await desk.alive(agent);
    }
  }),
);

const doors = fc.tuple(fc.constantFrom('cards', 'loans'), fc.boolean()).map(([queue, open]) =>
  command(`doors of ${queue} ${open ? 'open' : 'close'}`, async (floor, model) => {
    await processOf(floor, 0).desk.setDoors(await floor.agent(0), queue, open, 'full');
    floor.clock.advance(DOORS_KEPT_MS);
    if (open) model.doors.delete(queue);
    else model.doors.add(queue);
  }),
);

/** Offers are made: in order, and nobody is forgotten. */
const offers = fc.nat({ max: 1 }).map((n) =>
  command('offers are made', async (floor, { doors: closed }) => {
    const waiting = await floor.waiting();
    await processOf(floor, n).desk.dispatch();
    const still = await floor.waiting();
    for (const agent of await floor.everyone()) {
      const given = waiting.filter((one) => !still.some(({ id }) => id === one.id));
      for (const one of given) {
        const now = await floor.store.escalations.get(one.id);
        if (now?.owner !== agent.id) continue;
        expectInOrder(
          one,
          agent,
          still.filter(({ queue }) => isOffered(queue) && !closed.has(queue)),
        );
      }
    }
    await expectNobodyWaitsInVain(floor, closed);
  }),
);

const isOffered = (queue: string): boolean => queue !== 'general';

/** All that is due is done, the grace is over: nothing is left behind. */
const settles = fc.constant(
  command('it settles', async (floor, { doors: closed }) => {
    floor.clock.advance(GRACE_MS);
    await floor.settle();
    floor.clock.advance(GRACE_MS);
    await floor.settle();
    await expectSettled(floor);
    await expectNobodyWaitsInVain(floor, closed);
  }),
);

export const commands = [
  ...[alone, alone, alone, alone, alone, alone],
  ...[offers, together, together, broken, broken, passes, signs, signs],
  ...[doors, settles],
];
export const settle = (floor: Floor, model: Model): Promise<void> =>
  command('at last it settles', async () => {
    floor.clock.advance(GRACE_MS);
    await floor.settle();
    floor.clock.advance(GRACE_MS);
    await floor.settle();
    await expectSettled(floor);
    await expectNobodyWaitsInVain(floor, model.doors);
  }).run(model, floor);
