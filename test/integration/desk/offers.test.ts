import type { Agent } from '../../../src/contract/agent';
import type { Escalation } from '../../../src/contract/escalation';
import { USUAL_DESK, USUAL_QUEUE, type QueueSettings } from '../../../src/contract/routing';
import { fakeCalendar } from '../../fakes/calendar';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { fakeContent } from '../../fakes/content';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { eventually } from '../../support/eventually';
import { createWorld, type World } from '../../support/world';

const LEASE_MS = 60_000;
const ACCEPT_S = 30;

afterAll(() => mongodbUri.stop());

describeStores('offers', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;
  let settings: Partial<QueueSettings>;
  let weights: Record<string, number>;
  let closed: Map<string, Date>;

  beforeEach(async () => {
    clock = fakeClock();
    settings = {};
    weights = {};
    closed = new Map();
    opened = await open(clock);
    world = createWorld({
      store: opened.store,
      clock,
      leaseMs: LEASE_MS,
      calendar: fakeCalendar(closed),
      content: {
        ...fakeContent,
        queue: () => ({ ...USUAL_QUEUE, mode: 'push', accept: ACCEPT_S, ...settings }),
        desk: () => ({ ...USUAL_DESK, weights }),
      },
    });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  async function customer(name: string, words = 'person'): Promise<Escalation> {
    await (await world.say(name, words)).replies(3_000);
    await world.router.idle();
    return open1(name);
  }
  async function open1(name: string): Promise<Escalation> {
    const escalation = await world.desk.current(`c-${name}`);
    if (!escalation) throw new Error(`${name} is not with the desk`);
    return escalation;
  }
  async function onDuty(change: Partial<Agent> = {}): Promise<Agent> {
    return world.desk.setPresence(await world.agent(change), 'available', null);
  }
  const told = (name: string): (string | undefined)[] =>
    world.channel.sent
      .filter(({ activity }) => activity.conversation.id === `c-${name}`)
      .map(({ activity }) => activity.text);
  /** After the jobs that time has made due. */
  const settled = (name: string, state: Escalation['state']): Promise<Escalation> =>
    eventually(
      async () => (await world.desk.sweep(), open1(name)),
      (escalation) => escalation.state === state,
    );

  it('an arrival is offered to who is there, and accepted', async () => {
    const agent = await onDuty();
    await customer('ann');
    const offered = await settled('ann', 'offered');
    expect(offered.owner).toBe(agent.id);
    expect(offered.leaseUntil).toEqual(new Date(clock.now().getTime() + ACCEPT_S * 1000));
    expect(offered.history.at(-1)).toMatchObject({ verb: 'offer', agent: agent.id, reason: 'only-one/1' });

    const active = await world.desk.accept(agent, offered.id);
    expect(active).toMatchObject({ state: 'active', owner: agent.id, answeredAt: clock.now() });
    await world.router.idle();
    expect(told('ann').at(-1)).toBe('agentJoined en agent=Ann');
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 1 });
  });

  it('whoever waited is offered when somebody comes', async () => {
    await customer('ann');
    const agent = await onDuty();
    expect((await settled('ann', 'offered')).owner).toBe(agent.id);
  });

  it('nobody on a break, away, disabled or without the language is offered anything', async () => {
    const onBreak = await onDuty();
    await world.desk.setPresence(onBreak, 'break', 'meal');
    await onDuty({ languages: ['zh-CN'] });
    await onDuty({ disabled: true });
    await onDuty({ queues: ['loans'] });
    await customer('ann');
    await world.desk.dispatch();
    expect(await open1('ann')).toMatchObject({ state: 'waiting' });
  });

  it('goes to the next agent when it is declined, and not back at once', async () => {
    const [first, second] = [await onDuty(), await onDuty()];
    await customer('ann');
    const offered = await settled('ann', 'offered');
    const chosen = offered.owner === first.id ? first : second;
    const other = chosen === first ? second : first;
    await world.desk.decline(chosen, offered.id, 'conflict of interest');
    const again = await settled('ann', 'offered');
    expect(again.owner).toBe(other.id);
    expect(await world.store.agents.get(chosen.id)).toMatchObject({ load: 0 });
    await world.desk.decline(other, offered.id, '');
    await world.desk.dispatch();
    expect(await open1('ann')).toMatchObject({ state: 'waiting', declined: [chosen.id, other.id] });
    clock.advance(61_000);
    for (const agent of [chosen, other]) await world.store.agents.seen(agent.id, clock.now());
    await settled('ann', 'offered');
  });

  it('an offer that is let go by goes on, and its agent is put on a break', async () => {
    const agent = await onDuty();
    await customer('ann');
    await settled('ann', 'offered');
    clock.advance(ACCEPT_S * 1000 + 1);
    const back = await settled('ann', 'waiting');
    expect(back.history.at(-1)).toMatchObject({ verb: 'miss', agent: agent.id });
    const missed = await eventually(
      () => world.store.agents.get(agent.id),
      (found) => found?.presence.state === 'break',
    );
    expect(missed).toMatchObject({ presence: { reason: 'missed' }, load: 0 });
    await expect(world.desk.accept(agent, back.id)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
  });

  it('the personal manager, then the last agent, then the lowest load, then the longest idle', async () => {
    const busy = await onDuty();
    await customer('ann');
    await world.desk.accept(busy, (await settled('ann', 'offered')).id);
    const idle = await onDuty();
    await customer('bob');
    const bob = await settled('bob', 'offered');
    expect(bob).toMatchObject({ owner: idle.id });
    expect(bob.history.at(-1)?.reason).toBe('lowest-load/2');
    await world.desk.accept(idle, bob.id);
    await world.desk.close(busy, (await open1('ann')).id, 'resolved', '');
    clock.advance(1_000);
    await customer('ann');
    const again = await settled('ann', 'offered');
    expect(again).toMatchObject({ owner: busy.id, preferred: [{ agent: busy.id, why: 'last-agent' }] });
    expect(again.history.at(-1)?.reason).toBe('last-agent/2');
  });

  it('a lighter channel takes less of the cap, and offers come one at a time', async () => {
    weights = { fake: 0.5 };
    const agent = await onDuty({ cap: 1 });
    for (const name of ['a', 'b', 'c']) await customer(name);
    await world.desk.dispatch();
    expect((await open1('b')).state).toBe('waiting');
    await world.desk.accept(agent, (await settled('a', 'offered')).id);
    await settled('b', 'offered');
    await world.desk.dispatch();
    const states = await Promise.all(['a', 'b', 'c'].map(async (name) => (await open1(name)).state));
    expect(states).toEqual(['active', 'offered', 'waiting']);
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 1 });
  });

  it('after the talk comes after-contact work, which keeps the place until it is done or over', async () => {
    settings = { wrapup: 45, survey: true };
    const agent = await onDuty({ cap: 1 });
    await customer('ann');
    const { id } = await world.desk.accept(agent, (await settled('ann', 'offered')).id);
    expect(await world.desk.close(agent, id, 'resolved', '')).toMatchObject({
      state: 'wrapup',
      owner: agent.id,
    });
    await world.router.idle();
    expect(told('ann').slice(-2)).toEqual(['closed en', 'survey en']);
    expect(await world.desk.current('c-ann')).toBeNull();
    await customer('bob');
    await world.desk.dispatch();
    expect((await open1('bob')).state).toBe('waiting');
    expect(await world.desk.wrapUp(agent, id, 'follow-up', 'calls back')).toMatchObject({
      state: 'closed',
      disposition: 'follow-up',
      note: 'calls back',
    });
    const { id: second } = await world.desk.accept(agent, (await settled('bob', 'offered')).id);
    await world.desk.close(agent, second, 'resolved', '');
    clock.advance(46_000);
    await eventually(
      async () => (await world.desk.sweep(), world.store.escalations.get(second)),
      (found) => found?.state === 'closed',
    );
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 0 });
  });

  it('who comes when the queue is closed is told until when, keeps the place, and is offered when it opens', async () => {
    const opens = new Date(clock.now().getTime() + 3_600_000);
    closed.set('general', opens);
    await onDuty();
    await customer('ann');
    await world.desk.dispatch();
    expect(told('ann').at(-1)).toMatch(/^closedHours en queue=general reason= opens=\w+/u);
    expect((await open1('ann')).state).toBe('waiting');
    closed.clear();
    await settled('ann', 'offered');
  });

  it('a supervisor closes and opens the doors', async () => {
    const lead = await world.agent({ role: 'supervisor' });
    await world.desk.setDoors(lead, 'general', false, 'fire drill');
    await customer('ann');
    expect(told('ann').at(-1)).toContain('closedDoors en queue=general reason=fire drill');
    expect(await world.desk.opening('general')).toMatchObject({ open: false, why: 'doors' });
    await world.desk.setDoors(lead, 'general', true, 'over');
    expect(await world.desk.opening('general')).toMatchObject({ open: true });
    await expect(world.desk.setDoors(lead, 'nowhere', false, 'x')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('who waited long enough overflows to a queue that is staffed, and keeps the place', async () => {
    settings = { mode: 'pull', overflow: [{ to: 'loans', after: 120 }] };
    const loans = await world.agent({ queues: ['loans'] });
    const { createdAt } = await customer('ann');
    clock.advance(121_000);
    await world.desk.alive(loans);
    const moved = await eventually(
      async () => (await world.desk.sweep(), open1('ann')),
      (escalation) => escalation.queue === 'loans',
    );
    expect(moved).toMatchObject({ state: 'waiting', orderAt: createdAt });
    expect(moved.history.at(-1)).toMatchObject({ verb: 'overflow', reason: 'waited-120s: general → loans' });
  });

  it('a customer who falls silent is asked, and let go', async () => {
    settings = { mode: 'pull', silence: { ask: 120, end: 300 } };
    const agent = await world.agent();
    const { id } = await customer('ann');
    await world.desk.claim(agent, id);
    await world.desk.say(agent, 'c-ann', { text: 'Which card?' });
    clock.advance(121_000);
    await world.desk.alive(agent);
    await eventually(
      async () => (await world.desk.sweep(), told('ann').at(-1)),
      (text) => text === 'areYouThere en',
    );
    clock.advance(180_000);
    await world.store.escalations.renewLeases(agent.id, new Date(clock.now().getTime() + LEASE_MS));
    const ended = await eventually(
      async () => (await world.desk.sweep(), world.store.escalations.get(id)),
      (found) => found?.state === 'closed',
    );
    expect(ended).toMatchObject({ endedBy: 'silence', disposition: 'no-answer' });
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 0 });
  });

  it('the clocks of the next answer run while the customer waits for it', async () => {
    settings = { mode: 'pull' };
    const agent = await world.agent();
    const { id } = await customer('ann');
    await world.desk.claim(agent, id);
    await world.desk.say(agent, 'c-ann', { text: 'Which card?' });
    const firstReplyAt = clock.now();
    clock.advance(10_000);
    await (await world.say('ann', 'the blue one')).replies(3_000);
    await world.router.idle();
    const asked = await open1('ann');
    expect(asked).toMatchObject({ firstReplyAt, awaitingSince: clock.now(), silentSince: null });
    expect(asked.nextDueAt?.getTime()).toBe(clock.now().getTime() + USUAL_QUEUE.sla.nextReply * 1000);
    await world.desk.say(agent, 'c-ann', { text: 'Done.' });
    expect(await open1('ann')).toMatchObject({ awaitingSince: null, nextDueAt: null, firstReplyAt });
  });

  it('a lead takes over and assigns; the places follow', async () => {
    settings = { mode: 'pull' };
    const [agent, other] = [await world.agent(), await world.agent({ cap: 1 })];
    const lead = await world.agent({ role: 'supervisor' });
    const { id } = await customer('ann');
    await world.desk.claim(agent, id);
    expect(await world.desk.take(lead, id, 'complaint')).toMatchObject({ owner: lead.id, state: 'active' });
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 0 });
    await expect(world.desk.assign(lead, id, other.id, '')).rejects.toMatchObject({ code: 'CONFLICT' });
    await world.desk.setPresence(other, 'break', 'meeting');
    const given = await world.desk.assign(lead, id, other.id, 'knows the case');
    expect(given).toMatchObject({ owner: other.id });
    expect(given.history.at(-1)).toMatchObject({
      verb: 'assign',
      by: lead.id,
      agent: other.id,
      reason: 'knows the case',
    });
    const { id: second } = await customer('bob');
    await expect(world.desk.assign(lead, second, other.id, '')).rejects.toMatchObject({
      code: 'AT_CAPACITY',
    });
    expect(await open1('bob')).toMatchObject({ state: 'waiting' });
  });

  it('who vanishes loses what is in hand; it comes back before those of the same time', async () => {
    settings = { mode: 'pull' };
    const agent = await world.agent();
    const { id, orderAt } = await customer('ann');
    await world.desk.claim(agent, id);
    clock.advance(LEASE_MS + 1);
    const back = await settled('ann', 'waiting');
    expect(back.orderAt.getTime()).toBe(orderAt.getTime() - USUAL_DESK.headStart.returned * 1000);
    expect(back.history.at(-1)).toMatchObject({ verb: 'expire', agent: agent.id });
  });

  it('a customer leaves the queue, also while it is on offer', async () => {
    const agent = await onDuty();
    await customer('ann');
    const { id } = await settled('ann', 'offered');
    await world.desk.leave(id);
    expect(await world.store.escalations.get(id)).toMatchObject({ state: 'closed', endedBy: 'customer' });
    expect(await world.store.agents.get(agent.id)).toMatchObject({ load: 0 });
    await expect(world.desk.accept(agent, id)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
  });

  it('a rating counts once, and its reason may follow', async () => {
    settings = { mode: 'pull', survey: true };
    const agent = await world.agent();
    const { id } = await customer('ann');
    expect(await world.desk.toRate('c-ann')).toBeNull();
    await world.desk.claim(agent, id);
    await world.desk.close(agent, id, 'resolved', '');
    expect(await world.desk.toRate('c-ann')).toMatchObject({ id });
    const at = clock.now();
    await world.desk.rate(id, { score: 2, reason: '', at });
    await world.desk.rate(id, { score: 5, reason: 'too slow', at });
    expect(await world.store.escalations.get(id)).toMatchObject({ rating: { score: 2, reason: 'too slow' } });
    expect(await world.desk.toRate('c-ann')).toBeNull();
  });
});
