import { reportQuerySchema, type ReportView } from '../../../src/contract/figures-api';
import { createFigures } from '../../../src/figures';
import { figuresDeps, type FiguresWorld } from '../../fakes/figures-deps';
import { AGENTS, at, CASES, PRESENCES, TALLIES } from './example-day';

const DAY = { from: '2026-01-05T00:00:00+08:00', to: '2026-01-06T00:00:00+08:00', locale: 'en' };

function world(): FiguresWorld {
  return {
    ...{ cases: CASES, agents: AGENTS, presences: PRESENCES, tallies: TALLIES, reads: 0 },
    now: new Date('2026-01-06T01:00:00Z'),
  };
}

function ask(query: object = {}, over: FiguresWorld = world()): Promise<ReportView> {
  return createFigures(figuresDeps(over)).report(reportQuerySchema.parse({ ...DAY, ...query }));
}

type Named = Record<string, number | null | undefined>;
function named({ figures }: ReportView, values: (number | null)[] | undefined): Named {
  return Object.fromEntries(figures.map(({ id }, index) => [id, values?.[index]]));
}
const row = (report: ReportView, title: string): Named =>
  named(report, report.rows.find((each) => each.title === title)?.values);

describe('the figures of the example day, worked out by hand', () => {
  it('are these', async () => {
    const report = await ask();
    const near = (value: number): number => expect.closeTo(value, 9) as number;

    expect(named(report, report.total)).toEqual({
      // e1 to e6; e1, e2 and e6 were taken; e5 asked for a call
      ...{ offered: 6, answered: 3, noted: 1 },
      // 10, 30, 120 of those answered; e4 left after 120
      ...{ 'wait-mean': near(160 / 3), 'wait-median': 30, 'wait-p90': 120, 'wait-longest': 120 },
      // e1 and e6 in time; e2 late, e4 left after the minute, e5 still has none; e3 left too soon to count
      ...{ 'service-level': near(2 / 5), 'first-late': 3, 'next-late': 2, 'resolution-late': 0 },
      // e4 of e1, e2, e4, e6
      ...{ 'answered-share': near(3 / 4), abandoned: 1, 'abandoned-share': near(1 / 4) },
      // talk: 300, 120 + 300, 600; after: 60, 0, 30
      ...{ 'talk-mean': 440, 'after-mean': 30, 'handling-mean': 470 },
      // ann: 30 to 660 and 3610 to 4240; bob: 180 to 300; there for 5,400 and 3,600
      ...{ occupancy: near(1380 / 9000), 'available-time': 9000, 'break-time': 2400 },
      ...{ 'transferred-share': near(1 / 3), 'overflow-share': near(1 / 6) },
      // 5 and 2; e6 was asked too
      ...{ 'csat-mean': 3.5, 'csat-good': 0.5, 'csat-response': near(2 / 3) },
      ...{ 'bot-visits': 12, 'bot-messages': 36, 'bot-answered-share': near(24 / 36) },
      ...{ 'bot-missed-share': near(3 / 36), containment: near(8 / 12) },
      ...{ 'wrong-share': near(1 / 24), 'disliked-share': near(2 / 24) },
      // told 60 for 30, and 60 for 120
      ...{ 'estimate-error': 45, 'estimate-bias': -15 },
    });
    expect(report.rows).toEqual([]);
  });

  it('are told by queue: where the conversation ended up', async () => {
    const report = await ask({ by: 'queue' });
    expect(report.rows.map(({ key, title }) => [key, title])).toEqual([
      ['cards', 'Queue cards'],
      ['loans', 'Queue loans'],
    ]);
    expect(row(report, 'Queue cards')).toMatchObject({
      ...{ offered: 3, answered: 2, 'wait-mean': 20, 'talk-mean': 450, 'csat-mean': 5 },
      ...{ occupancy: null, 'bot-visits': null },
    });
    expect(row(report, 'Queue loans')).toMatchObject({ offered: 3, answered: 1, abandoned: 1, noted: 1 });
  });

  it('are told by agent: to each their own part of it', async () => {
    const report = await ask({ by: 'agent' });
    expect(row(report, 'Ann')).toMatchObject({
      ...{ offered: 3, 'wait-mean': 20, 'talk-mean': 400, 'after-mean': 30, 'csat-mean': 3.5 },
      ...{ occupancy: 1260 / 5400, 'available-time': 5400, 'break-time': 2400, 'next-late': 2 },
    });
    expect(row(report, 'Bob')).toMatchObject({
      ...{ offered: 1, 'wait-mean': 120, 'talk-mean': 120, 'after-mean': 0, 'csat-mean': null },
      ...{ occupancy: 120 / 3600, 'next-late': 0, 'first-late': 1 },
    });
    expect(row(report, '')).toMatchObject({ offered: 3, answered: 0, abandoned: 1, noted: 1 });
  });

  it('are told by team, channel and for one agent', async () => {
    const teams = await ask({ by: 'team' });
    expect(row(teams, 'north')).toMatchObject({ offered: 3, 'talk-mean': 400 });
    expect(row(teams, 'south')).toMatchObject({ offered: 1, 'available-time': 3600 });

    const channels = await ask({ by: 'channel' });
    expect(channels.rows.map(({ key }) => key).sort()).toEqual(['sms', 'webchat', 'wechat']);
    const sms = named(channels, channels.rows.find(({ key }) => key === 'sms')?.values);
    expect(sms).toMatchObject({ offered: 1, 'wait-mean': 120, 'bot-visits': 2, containment: 1 });

    const bob = await ask({ agent: 'bob' });
    expect(named(bob, bob.total)).toMatchObject({ offered: 1, 'talk-mean': 120, 'bot-visits': null });
  });

  it('are told by the clock of the time zone, those of quiet hours too', async () => {
    const report = await ask({ interval: 'hour' });
    const hours = report.rows.map(({ start, values }) => [start, values[0]] as const);
    expect(hours).toHaveLength(24);
    expect(hours.filter(([, offered]) => offered !== 0)).toEqual([
      [at(0).toISOString(), 5],
      [at(3600).toISOString(), 1],
    ]);
    const nine = named(report, report.rows.find(({ start }) => start === at(0).toISOString())?.values);
    // ann all hour, bob all hour; at work 630 and 120 seconds
    expect(nine).toMatchObject({ 'available-time': 7200, occupancy: 750 / 7200, 'bot-visits': 12 });

    const quarters = await ask({
      interval: 'quarter',
      from: at(0).toISOString(),
      to: at(4500).toISOString(),
    });
    expect(quarters.rows.map(({ values }) => values[0])).toEqual([3, 1, 1, 0, 1]);
  });

  it('count what an agent did in the report on a talk that began before it', async () => {
    const late = await ask({ from: at(300).toISOString(), to: at(600).toISOString(), by: 'agent' });
    expect(row(late, 'Ann')).toMatchObject({ offered: 0, occupancy: 1, 'available-time': 300 });
  });
});

describe('a report', () => {
  it('is made once in half a minute, however often it is asked for', async () => {
    const facts = world();
    const figures = createFigures(figuresDeps(facts));
    const query = reportQuerySchema.parse(DAY);
    const [one, two] = await Promise.all([figures.report(query), figures.report({ ...query })]);
    expect(two).toBe(one);
    const { reads } = facts;
    facts.now = new Date(facts.now.getTime() + 29_000);
    await figures.report(query);
    expect(facts.reads).toBe(reads);
    facts.now = new Date(facts.now.getTime() + 2_000);
    await figures.report(query);
    expect(facts.reads).toBeGreaterThan(reads);
  });

  it.each([
    [{ from: DAY.to, to: DAY.from }, 'The span is empty'],
    [{ to: '2026-12-05T00:00:00+08:00' }, 'longer than 93 days'],
    [{ to: '2026-02-05T00:00:00+08:00', interval: 'hour' }, 'longer than 14 days'],
    [{ to: '2026-01-12T00:00:00+08:00', interval: 'quarter' }, 'coarser intervals'],
  ])('of %j is refused', async (query, words) => {
    await expect(ask(query)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(words) as string,
    });
  });
});
