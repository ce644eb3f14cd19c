import { Chance } from '../../../simulate/random';
import { resultOf } from '../../../simulate/measure/result';
import { Simulation } from '../../../simulate/simulation';
import { arrival, DAY, scenario, worker } from './scenario';

/** Erlang's C: the chance to wait, of `servers` at an offered load of `erlangs`. */
function chanceToWait(servers: number, erlangs: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked);
  return blocked / (1 - (erlangs / servers) * (1 - blocked));
}

/** So many that over eight seeds the mean of what is compared lies within 2 % of the formula, and one seed within a quarter. */
const COUNT = 20_000;
const MEAN_HANDLING_S = 180;

function simulate(servers: number, load: number) {
  const chance = new Chance(1);
  let clock = 0;
  const arrivals = Array.from({ length: COUNT }, () => {
    clock += chance.exponential(MEAN_HANDLING_S / load);
    return arrival(clock, { handling: chance.exponential(MEAN_HANDLING_S * 1000) });
  });
  const shifts = [[DAY, DAY + (clock + 3_600) * 1000]] as const;
  const workers = Array.from({ length: servers }, (_, n) => worker(`a${n}`, { shifts: [...shifts] }));
  return resultOf(new Simulation(scenario({ arrivals, workers })).run());
}

describe('a desk of equal agents and patient customers', () => {
  it.each([
    [1, 0.5],
    [3, 1.8],
    [8, 6],
  ])('of %i agents at %d Erlang waits as Erlang C says', (servers, load) => {
    const { all, agents, fairness } = simulate(servers, load);
    const expected = (chanceToWait(servers, load) * MEAN_HANDLING_S) / (servers - load);
    expect(all.answered).toBe(COUNT);
    expect((all.mean ?? 0) / expected).toBeGreaterThan(0.88);
    expect((all.mean ?? 0) / expected).toBeLessThan(1.12);
    expect(agents.occupancy).toBeGreaterThan((load / servers) * 0.9);
    expect(agents.jain).toBeGreaterThan(0.99);
    // first come, first served
    expect(fairness).toMatchObject({ worstOvertaking: 0, overtaken: 0 });
  });
});
