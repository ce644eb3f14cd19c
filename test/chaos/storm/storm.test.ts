import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overtakingBound } from '../../../src/desk/rules/head-start';
import { mongodbUri } from '../../support/mongodb-uri';
import { STORM_DESK } from './house';
import { storm, type StormResult } from './storm';

const AGENTS = Number(process.env.STORM_AGENTS ?? 30);
const ESCALATIONS = Number(process.env.STORM_ESCALATIONS ?? 300);
const KILLS = Number(process.env.STORM_KILLS ?? 2);
const EVERY = Number(process.env.STORM_EVERY ?? 3_000);
const SPEED = Number(process.env.STORM_SPEED ?? 20);
const BOUND = overtakingBound(STORM_DESK);

async function run(uri?: string): Promise<StormResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-storm-'));
  const size = { agents: AGENTS, escalations: ESCALATIONS, kills: KILLS, every: EVERY, speed: SPEED };
  try {
    const result = await storm({ ...size, dataDir, mongodbUri: uri });
    const { figures, seconds, kills } = result;
    const line = {
      store: uri === undefined ? 'embedded' : 'mongodb',
      agents: AGENTS,
      ...figures,
      bound: BOUND,
    };
    process.stdout.write(`storm: ${JSON.stringify({ ...line, kills, seconds })}\n`);
    return result;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function expectUnharmed({ figures, faults, findings }: StormResult): void {
  const { escalations, lost, doubleOwners, capsPassed, emptyPlaces, worstOvertaking } = figures;
  const harm = { lost, doubleOwners, capsPassed, emptyPlaces, late: worstOvertaking > BOUND };
  expect({ escalations, ...harm, faults, findings: harm.late || lost > 0 ? findings : [] }).toEqual({
    ...{ escalations: ESCALATIONS, lost: 0, doubleOwners: 0, capsPassed: 0, emptyPlaces: 0, late: false },
    ...{ faults: [], findings: [] },
  });
}

describe('a storm at the desk', () => {
  it('embedded: two desks, killed and started again', async () => {
    expectUnharmed(await run());
  }, 3_600_000);

  (mongodbUri.present() ? it : it.skip)(
    'MongoDB: two processes, killed and started again',
    async () => {
      const uri = new URL(await mongodbUri());
      uri.pathname = `/storm-${randomUUID().slice(0, 8)}`;
      expectUnharmed(await run(uri.href));
      await mongodbUri.stop();
    },
    3_600_000,
  );
});
