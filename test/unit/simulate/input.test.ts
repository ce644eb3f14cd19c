import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario } from '../../../simulate/input/load';
import { resultOf } from '../../../simulate/measure/result';
import { htmlOf } from '../../../simulate/show/html';
import { textOf } from '../../../simulate/show/text';
import { Simulation } from '../../../simulate/simulation';

const CSV = `at,channel,queue,language,priority,tier,handling,patience
10:00:00,webchat,cards,zh-HK,urgent,vip,120,600
09:30,sms,general,,,,300,
`;
const SCENARIO = {
  name: 'two <people>',
  day: '2026-01-05',
  staff: [{ name: 'night', count: 2, cap: 2, shifts: ['22:00-06:00', '09:00-18:00'] }],
  manners: { accept: [1, 1], missed: 0 },
  rules: { desk: { headStart: { tier: { vip: 42 } } }, queues: { cards: { accept: 7 } } },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('what is simulated', () => {
  it('is a day of a file, people of a plan, and the rules of the product with changes', async () => {
    const scenario = await loadScenario({
      ...{ intents: 'intents', seed: 1 },
      scenario: await file('plan.json', SCENARIO),
      arrivals: await file('day.csv', CSV),
    });
    const local = (hour: number, minute = 0): number =>
      Date.parse('2026-01-04T16:00:00Z') + (hour * 60 + minute) * 60_000;
    expect(scenario.arrivals).toMatchObject([
      {
        at: local(9, 30),
        channel: 'sms',
        queue: 'general',
        language: 'zh-CN',
        tier: null,
        patience: Infinity,
      },
      {
        at: local(10),
        queue: 'cards',
        language: 'zh-HK',
        priority: 'urgent',
        tier: 'vip',
        handling: 120_000,
      },
    ]);
    expect(scenario.workers.map(({ id }) => id)).toEqual(['night-001', 'night-002']);
    expect(scenario.workers[0]?.shifts).toEqual([
      [local(0), local(6)],
      [local(22), local(30)],
      [local(9), local(18)],
    ]);
    const { rules } = scenario;
    expect(rules.desk().headStart).toMatchObject({ tier: { vip: 42 }, priority: { normal: 0 } });
    // 45 s of after-contact work stand in intents/queues.yaml
    expect(rules.queue('cards')).toMatchObject({ accept: 7, mode: 'push', wrapup: 45 });
    expect(rules.isOpen('loans', new Date(local(13)))).toBe(false);

    const result = resultOf(new Simulation(scenario).run());
    expect(result.all).toMatchObject({ offered: 2, answered: 2, mean: 1 });
    expect(textOf([result])).toMatch(/customers +2\n/);
    const page = htmlOf([result, result], 'Asia/Shanghai');
    expect(page).toContain('two &lt;people&gt;');
    expect(page.match(/<svg/g)).toHaveLength(5);
  });

  it('is a day that is made, the same for the same seed, and as many as were asked for', async () => {
    const make = async (seed: number): Promise<number[]> =>
      (await loadScenario({ intents: 'intents', seed, customers: 4000 })).arrivals.map(({ at }) => at);
    const [one, two, other] = [await make(1), await make(1), await make(2)];
    expect(one).toEqual(two);
    expect(other).not.toEqual(one);
    expect(one.length).toBeGreaterThan(3800);
    expect(one.length).toBeLessThan(4200);
  });

  it.each([
    ['at,queue,handling\n25h,cards,5\n', 'line 2: 25h is no time'],
    ['at,queue,handling\n10:00,cards,none\n', 'line 2'],
    ['at,queue,handling\n10:00,shoes,5\n', 'There is no queue shoes'],
  ])('is refused where the file is wrong: %j', async (csv, words) => {
    const arrivals = await file('wrong.csv', csv);
    await expect(loadScenario({ intents: 'intents', seed: 1, arrivals })).rejects.toThrow(words);
  });

  it('is refused where the scenario is wrong', async () => {
    const scenario = await file('wrong.json', {
      ...SCENARIO,
      staff: [{ name: 'x', count: 1, shifts: ['9-5'] }],
    });
    await expect(loadScenario({ intents: 'intents', seed: 1, scenario })).rejects.toThrow(
      'must look like 09:00-18:00',
    );
  });
});
