import type { Agent } from '../../../src/contract/agent';
import type { Escalation } from '../../../src/contract/escalation';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { eventually } from '../../support/eventually';
import { createWorld, type World } from '../../support/world';

const LEASE_MS = 60_000;

afterAll(() => mongodbUri.stop());

describeStores('desk', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;

  beforeEach(async () => {
    clock = fakeClock();
    opened = await open(clock);
    world = createWorld({ store: opened.store, clock, leaseMs: LEASE_MS });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  /** A customer who asked for a person. */
  async function waiting(name: string, words = 'person'): Promise<Escalation> {
    await (await world.say(name, words)).replies(3_000);
    await world.router.idle();
    const escalation = await world.desk.current(`c-${name}`);
    if (!escalation) throw new Error('not escalated');
    return escalation;
  }
  const told = (name: string): (string | undefined)[] =>
    world.channel.sent
      .filter(({ activity }) => activity.conversation.id === `c-${name}`)
      .map(({ activity }) => activity.text);

  it('an escalation holds what the agent needs, and the customer is told the place', async () => {
    await waiting('ann');
    const escalation = await waiting('bob', 'stolen');
    expect(escalation).toMatchObject({
      conversationId: 'c-bob',
      queue: 'cards',
      priority: 'urgent',
      state: 'waiting',
      reason: 'signal:card-lost',
      summary: 'stolen',
      customer: { id: 'bob' },
    });
    expect(told('ann')).toEqual(['queuedNoEstimate en position=1']);
    expect(told('bob')).toEqual(['Freeze the card now.', 'queuedNoEstimate en position=1']);
  });

  it('the hand-off event and a masked transcript are in the log', async () => {
    await world.say('ann', 'my number is 13800138000');
    await waiting('ann');
    const log = await world.store.log.after('c-ann', 0, 20);
    const event = log.find(({ activity }) => activity.name === 'handoff.initiate')?.activity;
    expect(event).toMatchObject({ type: 'event', value: { Skill: 'general', Priority: 'normal' } });
    expect(JSON.stringify(event?.attachments)).toContain('138****8000');
    expect(JSON.stringify(event?.attachments)).not.toContain('13800138000');
  });

  it('asking twice opens one escalation', async () => {
    const first = await waiting('ann');
    expect((await waiting('ann')).id).toBe(first.id);
  });

  it('serves the urgent first, then by age', async () => {
    const agent = await world.agent();
    await waiting('a');
    clock.advance(1_000);
    await waiting('b');
    clock.advance(1_000);
    await waiting('c', 'stolen');
    const order: string[] = [];
    for (let n = 0; n < 3; n++) order.push((await world.desk.claimNext(agent)).customer.id);
    expect(order).toEqual(['c', 'a', 'b']);
    await expect(world.desk.claimNext(await world.agent())).rejects.toMatchObject({ code: 'QUEUE_EMPTY' });
  });

  it('an agent sees only the own queues, languages and skills', async () => {
    await waiting('a');
    const loans = await world.agent({ queues: ['loans'] });
    await expect(world.desk.claimNext(loans)).rejects.toMatchObject({ code: 'QUEUE_EMPTY' });
    const chinese = await world.agent({ languages: ['zh-CN'] });
    await expect(world.desk.claimNext(chinese)).rejects.toMatchObject({ code: 'QUEUE_EMPTY' });
    await expect(world.desk.claimNext(await world.agent(), ['cards'])).rejects.toMatchObject({
      code: 'QUEUE_EMPTY',
    });
  });

  it('of twenty agents who claim one conversation, one gets it', async () => {
    const { id } = await waiting('a');
    const agents = await Promise.all(Array.from({ length: 20 }, () => world.agent()));
    const claims = await Promise.allSettled(agents.map((agent) => world.desk.claim(agent, id)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = claims.flatMap((claim) =>
      claim.status === 'rejected' ? [claim.reason as unknown] : [],
    );
    expect(refusals).toEqual(
      refusals.map(() => expect.objectContaining({ code: 'ALREADY_CLAIMED' }) as unknown),
    );
    const slots = await Promise.all(
      agents.map(async (agent) => (await world.store.agents.slots(agent.id)).length),
    );
    expect(slots.filter((n) => n === 1)).toHaveLength(1);
  });

  it('a cap is never passed, however fast one claims', async () => {
    for (let n = 0; n < 6; n++) await waiting(`u${String(n)}`);
    const agent = await world.agent({ cap: 2 });
    const claims = await Promise.allSettled(Array.from({ length: 6 }, () => world.desk.claimNext(agent)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await world.store.escalations.ownedBy(agent.id)).toHaveLength(2);
    await expect(world.desk.claimNext(agent)).rejects.toMatchObject({ code: 'AT_CAPACITY' });
  });

  describe('with an agent', () => {
    let agent: Agent;
    let id: string;

    beforeEach(async () => {
      agent = await world.agent();
      ({ id } = await waiting('ann'));
      await world.desk.claim(agent, id);
    });

    it('both talk, and the bot is silent', async () => {
      await world.desk.say(agent, 'c-ann', { text: 'How can I help?' });
      await (await world.say('ann', 'fee')).replies(3_000);
      await world.router.idle();
      expect(told('ann').slice(1)).toEqual(['agentJoined en agent=Ann', 'How can I help?']);
      const events = (await world.store.events.after(0, 50)).map(({ event }) => event);
      expect(events.filter(({ type }) => type === 'message')).toMatchObject([
        { author: 'agent', conversationId: 'c-ann', owner: agent.id },
        { author: 'customer', conversationId: 'c-ann', owner: agent.id },
      ]);
    });

    it('a message sent twice with the same id is one', async () => {
      const first = await world.desk.say(agent, 'c-ann', { text: 'hello', clientId: 'x1' });
      const again = await world.desk.say(agent, 'c-ann', { text: 'hello', clientId: 'x1' });
      expect(again.id).toBe(first.id);
    });

    it('nobody else may speak or move it; a supervisor may move it', async () => {
      const other = await world.agent();
      await expect(world.desk.say(other, 'c-ann', { text: 'x' })).rejects.toMatchObject({
        code: 'NOT_OWNER',
      });
      await expect(world.desk.release(other, id, '')).rejects.toMatchObject({ code: 'NOT_OWNER' });
      await expect(world.desk.close(other, id, 'resolved', '')).rejects.toMatchObject({ code: 'NOT_OWNER' });
      const supervisor = await world.agent({ role: 'supervisor' });
      expect(await world.desk.release(supervisor, id, 'break')).toMatchObject({
        state: 'waiting',
        owner: null,
      });
    });

    it('after closing the bot is back and the slot is free', async () => {
      expect(await world.desk.close(agent, id, 'resolved', 'done')).toMatchObject({
        state: 'closed',
        disposition: 'resolved',
      });
      expect(await world.store.agents.slots(agent.id)).toEqual([]);
      await (await world.say('ann', 'fee')).replies(3_000);
      await world.router.idle();
      expect(told('ann').slice(-2)).toEqual(['closed en', 'Transfers are free.']);
      await expect(world.desk.close(agent, id, 'resolved', '')).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(world.desk.say(agent, 'c-ann', { text: 'x' })).rejects.toMatchObject({
        code: 'NOT_OWNER',
      });
      const states = (await world.store.log.after('c-ann', 0, 50)).filter(
        ({ activity }) => activity.name === 'handoff.status',
      );
      expect(states.map(({ activity }) => activity.value as unknown)).toMatchObject([
        { state: 'accepted' },
        { state: 'completed' },
      ]);
    });

    it('after closing, asking for a person again opens a new one', async () => {
      await world.desk.close(agent, id, 'resolved', '');
      const next = await waiting('ann');
      expect(next.id).not.toBe(id);
    });

    it('a release puts it back to its place in the queue', async () => {
      clock.advance(5_000);
      await waiting('late');
      await world.desk.release(agent, id, 'not mine');
      expect((await world.desk.claimNext(await world.agent())).id).toBe(id);
    });

    it('a transfer moves it to another queue, an unknown queue is refused', async () => {
      await expect(world.desk.transfer(agent, id, 'nowhere', '')).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      expect(await world.desk.transfer(agent, id, 'loans', '')).toMatchObject({
        state: 'waiting',
        queue: 'loans',
        owner: null,
      });
      await world.router.idle();
      expect(told('ann').at(-1)).toContain('transferred en queue=loans');
      const { history } = await world.desk.claimNext(await world.agent({ queues: ['loans'] }));
      expect(history.map(({ verb }) => verb)).toEqual(['enqueue', 'claim', 'transfer', 'claim']);
    });

    it('an agent who vanishes gives it back; one who shows a sign of life keeps it', async () => {
      clock.advance(LEASE_MS - 1_000);
      await world.desk.alive(agent);
      clock.advance(LEASE_MS - 1_000);
      await world.desk.sweep();
      expect((await world.store.escalations.get(id))?.state).toBe('active');
      clock.advance(2_000);
      await world.desk.sweep();
      const after = await eventually(
        () => world.store.escalations.get(id),
        (escalation) => escalation?.state === 'waiting',
      );
      expect(after?.history.at(-1)).toMatchObject({ verb: 'expire', by: 'system' });
      await eventually(
        () => world.store.agents.slots(agent.id),
        (slots) => slots.length === 0,
      );
      await eventually(
        () => told('ann').at(-1),
        (text) => text === 'backToQueue en position=1',
      );
    });
  });

  it('who waits and writes is passed on and told the place now and then', async () => {
    await waiting('ann');
    for (let n = 0; n < 3; n++) await (await world.say('ann', 'are you there?')).replies(3_000);
    await world.router.idle();
    expect(told('ann')).toEqual(['queuedNoEstimate en position=1', 'stillWaiting en position=1']);
  });

  it('a wait is estimated from recent handling times and the agents on duty', async () => {
    const agent = await world.agent();
    await world.desk.alive(agent);
    const first = await waiting('a');
    await world.desk.claim(agent, first.id);
    clock.advance(600_000);
    await world.desk.alive(agent);
    await world.desk.close(agent, first.id, 'resolved', '');
    await waiting('b');
    expect(told('b')).toEqual(['queued en position=1 minutes=4']);
  });

  it('a slot whose claim died is given back', async () => {
    const agent = await world.agent({ cap: 1 });
    await world.store.agents.reserve(agent.id, { token: 'lost', at: clock.now(), weight: 1 });
    await waiting('a');
    await expect(world.desk.claimNext(agent)).rejects.toMatchObject({ code: 'AT_CAPACITY' });
    clock.advance(120_000);
    await world.desk.sweep();
    expect((await world.desk.claimNext(agent)).customer.id).toBe('a');
  });

  it('a notice whose process died is said by the sweep, once', async () => {
    const { id } = await waiting('a');
    const move = {
      at: clock.now(),
      verb: 'claim' as const,
      by: 'x',
      from: 'waiting' as const,
      to: 'active' as const,
      reason: '',
    };
    const notice = { key: 'n1', message: 'agentJoined' as const, vars: { agent: 'Zoe' } };
    await world.store.escalations.transition(
      { id, state: ['waiting'] },
      { set: { state: 'active', owner: 'x' }, move, notices: [notice] },
    );
    clock.advance(10_000);
    await world.desk.sweep();
    await eventually(
      () => told('a').at(-1),
      (text) => text === 'agentJoined en agent=Zoe',
    );
    await eventually(
      async () => (await world.store.escalations.get(id))?.notices,
      (notices) => notices?.length === 0,
    );
  });
});
