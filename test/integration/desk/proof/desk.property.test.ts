import fc from 'fast-check';
import { fakeClock } from '../../../fakes/clock';
import { mongodbUri } from '../../../support/mongodb-uri';
import { describeStores } from '../../../support/stores';
import { commands, settle } from './commands';
import { Floor } from './floor';
import { newAgent } from './steps';

const RUNS = Number(process.env.DESK_RUNS ?? 6);
const STEPS = Number(process.env.DESK_STEPS ?? 60);
const START = Date.parse('2026-03-02T09:00:00Z');

afterAll(() => mongodbUri.stop());

describeStores('desk, whatever happens', (open) => {
  it('keeps its promises', async () => {
    let steps = 0;
    const life = fc.commands(commands, { maxCommands: STEPS, size: 'max' });
    const people = fc.array(newAgent, { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(people, life, async (agents, cmds) => {
      const clock = fakeClock(START);
      const opened = await open(clock);
      try {
        const floor = new Floor(opened.store, clock);
        for (const agent of agents) await floor.hire(agent);
        const model = { doors: new Set<string>() };
        await fc.asyncModelRun(() => ({ model, real: floor }), cmds);
        await settle(floor, model);
        steps += floor.moves;
      } finally {
        await opened.dispose();
      }
    });
    const seed = process.env.DESK_SEED;
    await fc.assert(property, {
      numRuns: RUNS,
      endOnFailure: process.env.DESK_SHRINK !== '1',
      ...(seed === undefined ? {} : { seed: Number(seed), path: process.env.DESK_PATH ?? '' }),
    });
    process.stdout.write(`desk: ${String(RUNS)} runs, ${String(steps)} steps\n`);
    expect(steps).toBeGreaterThan(0);
  }, 3_600_000);
});
