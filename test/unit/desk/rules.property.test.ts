import fc from 'fast-check';
import type { Escalation } from '../../../src/contract/escalation';
import { USUAL_DESK, USUAL_QUEUE, type Overflow } from '../../../src/contract/routing';
import { plan } from '../../../src/desk/dispatch/plan';
import { paceOf, waitMinutes } from '../../../src/desk/place';
import type { Candidate } from '../../../src/desk/rules/case';
import { isEligible, whyNot } from '../../../src/desk/rules/eligible';
import { orderAt, overtakingBound, sooner } from '../../../src/desk/rules/head-start';
import { askAgainAt, isNews, nextLook } from '../../../src/desk/rules/look';
import { overflowOf } from '../../../src/desk/rules/overflow';
import { best } from '../../../src/desk/rules/prefer';
import { escalation } from '../../builders/escalation';

const QUEUES = ['cards', 'loans'];
const SKILLS = ['a', 'b'];
const NAMES = ['ann', 'bob', 'cy', 'dan'];
const START = new Date('2026-03-02T09:00:00Z');
const quarters = (most: number) => fc.integer({ min: 1, max: most }).map((n) => n / 4);
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

const aCase: fc.Arbitrary<Escalation> = fc
  .record({
    queue: fc.constantFrom(...QUEUES),
    skills: fc.constantFrom<string[]>([], [], ['a'], ['b']),
    language: fc.constantFrom('zh-CN' as const, 'en' as const),
    region: fc.constantFrom(null, 'north', 'south'),
    weight: quarters(4),
    declined: fc.subarray(NAMES, { maxLength: 1 }),
    preferred: fc
      .subarray(NAMES, { maxLength: 2 })
      .map((names) => names.map((agent) => ({ agent, why: 'last-agent' as const }))),
    priority: fc.constantFrom('normal' as const, 'high' as const, 'urgent' as const),
    tier: fc.constantFrom(null, 'vip', 'unknown'),
    createdAt: fc.nat({ max: 20_000 }).map(after),
  })
  .map((change) => escalation({ ...change, orderAt: orderAt(change, USUAL_DESK) }));

const agentNamed = (id: string): fc.Arbitrary<Candidate> =>
  fc
    .record({
      queues: fc.subarray(QUEUES),
      skills: fc.subarray(SKILLS),
      languages: fc.subarray(['zh-CN' as const, 'en' as const], { minLength: 1 }),
      onOffer: fc.constantFrom(0, 0, 0, 1),
      regions: fc.subarray(['north', 'south']),
      cap: quarters(16),
      share: fc.nat({ max: 4 }),
      idleSince: fc.option(fc.nat({ max: 1000 }).map(after)),
    })
    .map(({ share, ...rest }) => ({ id, ...rest, load: Math.floor(rest.cap * share) / 4 }));
const agents = fc.tuple(...NAMES.map((name) => agentNamed(name))).chain((all) => fc.shuffledSubarray(all));
const queue = fc
  .array(aCase, { maxLength: 12 })
  .map((all) =>
    all
      .map((one, n) => ({ ...one, id: `e${String(n)}` }))
      .sort((a, b) => a.orderAt.getTime() - b.orderAt.getTime() || (a.id < b.id ? -1 : 1)),
  );

describe('who may', () => {
  it('an eligible agent has all that is needed, and somebody is named as the reason otherwise', () => {
    fc.assert(
      fc.property(aCase, agentNamed('ann'), (what, agent) => {
        const may =
          (agent.queues.length === 0 || agent.queues.includes(what.queue)) &&
          agent.languages.includes(what.language) &&
          what.skills.every((skill) => agent.skills.includes(skill)) &&
          (what.region === null || agent.regions.length === 0 || agent.regions.includes(what.region)) &&
          agent.load + what.weight <= agent.cap &&
          agent.onOffer === 0 &&
          !what.declined.includes(agent.id);
        expect(isEligible(what, agent)).toBe(may);
        expect(whyNot(what, agent).length === 0).toBe(may);
      }),
    );
  });
});

describe('who is best', () => {
  it('is the same in whatever order the agents come, and nobody is better', () => {
    fc.assert(
      fc.property(aCase, agents, (what, all) => {
        const chosen = best(what, all);
        expect(best(what, [...all].reverse())?.agent.id).toBe(chosen?.agent.id);
        expect(chosen === null).toBe(all.length === 0);
        const rank = ({ id }: Candidate): number => {
          const at = what.preferred.findIndex(({ agent }) => agent === id);
          return at === -1 ? what.preferred.length : at;
        };
        const of = (agent: Candidate): number[] => [
          rank(agent),
          agent.load / agent.cap,
          agent.idleSince?.getTime() ?? 0,
        ];
        const better = all.filter((other) => chosen && compare(of(chosen.agent), of(other)) > 0);
        expect(better).toEqual([]);
      }),
    );
  });
});

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, n) => value !== b[n]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

describe('the plan', () => {
  it('goes by the order, each to the best who is left, one for each agent, and leaves nobody in vain', () => {
    fc.assert(
      fc.property(queue, agents, (waiting, all) => {
        const assignments = plan(waiting, all);
        const given = new Map(assignments.map((one) => [one.what.id, one.agent.id]));
        expect(given.size).toBe(assignments.length);
        let left = all;
        const inVain: string[] = [];
        for (const what of waiting) {
          const may = left.filter((agent) => isEligible(what, agent));
          const to = given.get(what.id);
          if (to === undefined ? may.length > 0 : best(what, may)?.agent.id !== to) inVain.push(what.id);
          left = left.filter(({ id }) => id !== to);
        }
        expect(inVain).toEqual([]);
      }),
    );
  });
});

describe('the order of service', () => {
  it('nobody who comes later than the bound is before anybody, lost agents included', () => {
    fc.assert(
      fc.property(aCase, aCase, fc.boolean(), fc.boolean(), (a, b, lostA, lostB) => {
        const of = (one: Escalation, lost: boolean): number =>
          (lost ? sooner(one.orderAt, USUAL_DESK) : one.orderAt).getTime();
        const later = (b.createdAt.getTime() - a.createdAt.getTime()) / 1000;
        const alike = later > 0 && a.priority === b.priority && a.tier === b.tier && lostA === lostB;
        const mustBeFirst = alike || later > overtakingBound(USUAL_DESK);
        expect(mustBeFirst && of(a, lostA) >= of(b, lostB)).toBe(false);
      }),
    );
  });
});

const overflow: fc.Arbitrary<Overflow> = fc
  .record({
    to: fc.constantFrom('loans', 'general'),
    after: fc.nat({ max: 600 }),
    when: fc.constantFrom(undefined, 'closed' as const, 'nobody' as const),
  })
  .map(({ when, ...rest }) => ({ ...rest, ...(when === undefined ? {} : { when }) }));
const now = fc.record({ open: fc.boolean(), staffed: fc.boolean() });

describe('overflow', () => {
  it('takes the first rule whose time has come, to a queue that can serve, when its condition holds', () => {
    const rules = fc.array(overflow, { maxLength: 4 });
    fc.assert(
      fc.property(rules, now, now, now, fc.nat({ max: 900 }), (list, cards, loans, general, waited) => {
        const queues = new Map(Object.entries({ cards, loans, general }));
        const one = { queue: 'cards', createdAt: START };
        const found = overflowOf(one, { overflow: list }, queues, after(waited));
        const ripe = list.filter(({ to, after: due, when }) => {
          const target = queues.get(to);
          const holds = when === 'closed' ? !cards.open : when === 'nobody' ? !cards.staffed : true;
          return waited >= due && target?.open === true && target.staffed && holds;
        });
        expect(found).toBe(ripe[0] ?? null);
      }),
    );
  });
});

describe('when to look', () => {
  it('is later, yet within ten minutes, and at each overflow on the way', () => {
    fc.assert(
      fc.property(
        fc.array(overflow, { maxLength: 3 }),
        fc.nat({ max: 900 }),
        fc.nat({ max: 90 }),
        (list, at, minutes) => {
          const told = { position: 3, minutes, at: START };
          const settings = { ...USUAL_QUEUE, overflow: list };
          const next = nextLook({ createdAt: START, told, declined: [] }, settings, after(at)).getTime();
          expect(next).toBeGreaterThan(after(at).getTime());
          expect(next).toBeLessThanOrEqual(after(at + 600).getTime());
          const missed = list.filter(({ after: due }) => due > at && after(due).getTime() < next);
          expect(missed).toEqual([]);
        },
      ),
    );
  });

  it('news is only what is better by half, or next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (told, position) => {
        const better = position < told && (position === 1 || position * 2 <= told);
        expect(isNews({ position: told }, position)).toBe(better);
        expect(isNews(null, position)).toBe(false);
      }),
    );
  });

  it('agents are asked again a minute after the last refusal', () => {
    const move = { by: 'x', from: 'offered', to: 'waiting', reason: 'busy' } as const;
    const history = [
      { ...move, verb: 'decline' as const, at: after(10) },
      { ...move, verb: 'miss' as const, at: after(50) },
      { ...move, verb: 'wish' as const, at: after(90) },
    ];
    expect(askAgainAt({ history, createdAt: START })).toEqual(after(110));
    expect(askAgainAt({ history: [], createdAt: START })).toEqual(after(60));
  });
});

describe('the wait', () => {
  it('grows with the place, is at least a minute, and unknown without a pace', () => {
    const times = fc.array(fc.integer({ min: 1, max: 3_600_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        times,
        fc.nat({ max: 50 }),
        fc.integer({ min: 1, max: 500 }),
        (handling, capacity, place) => {
          const pace = paceOf(handling, capacity);
          const wait = waitMinutes(place, pace);
          const known = handling.length > 0 && capacity > 0;
          expect(wait !== null && wait >= 1).toBe(known);
          expect((waitMinutes(place + 1, pace) ?? 0) >= (wait ?? 0)).toBe(true);
        },
      ),
    );
    expect(waitMinutes(4, paceOf([600_000, 600_000], 2))).toBe(20);
  });
});
