import type { Receipt } from '../../../src/contract/channel';
import { newOutbound } from '../../builders/log-entry';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { eventually } from '../../support/eventually';
import { createWorld, type World } from '../../support/world';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';

afterAll(() => mongodbUri.stop());

describeStores('outbox', (open) => {
  let opened: OpenedStore;
  let world: World;

  async function begin(channel: FakeChannel): Promise<void> {
    opened = await open();
    world = createWorld({ store: opened.store, channel });
  }
  const outcome = async (): Promise<unknown> =>
    (await world.store.log.latest('c-li', 1))[0]?.delivery ?? 'none yet';

  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  it('tries again after a refusal that passes', async () => {
    await begin(fakeChannel());
    world.channel.answers.push({ outcome: 'retry', code: '500' }, { outcome: 'retry', code: '500' });
    await world.say('li', 'fee');
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 1,
    );
    await eventually(
      outcome,
      (delivery) => JSON.stringify(delivery) === JSON.stringify({ state: 'sent', attempts: 3 }),
    );
  });

  it('gives up when the retries are used up, with the code', async () => {
    await begin(fakeChannel());
    world.channel.answers.push(
      ...Array.from({ length: 3 }, () => ({ outcome: 'retry' as const, code: '500' })),
    );
    await world.say('li', 'fee');
    await eventually(outcome, (delivery) => JSON.stringify(delivery).includes('RETRIES_EXHAUSTED:500'));
    expect(await outcome()).toMatchObject({ state: 'rejected', attempts: 3 });
  });

  it('keeps order: nothing overtakes what has to wait', async () => {
    await begin(fakeChannel());
    world.channel.answers.push({ outcome: 'retry', code: '429', afterMs: 100 });
    const first = await world.say('li', 'fee');
    const second = await world.say('li', 'fee');
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 2,
    );
    expect(world.channel.sent.map(({ activity }) => activity.replyToId)).toEqual([
      first.entry.id,
      second.entry.id,
    ]);
  });

  it.each<[string, Receipt | (() => Promise<Receipt>)]>([
    ['the vendor answered unclearly', { outcome: 'unknown', code: 'RESET' }],
    ['the channel threw', () => Promise.reject(new Error('socket hang up'))],
  ])('an outcome that nobody knows is shown and not sent again: %s', async (_what, answer) => {
    await begin(fakeChannel());
    world.channel.answers.push(answer);
    await world.say('li', 'fee');
    await eventually(outcome, (delivery) => JSON.stringify(delivery).includes('unknown'));
    await world.router.sweep(0);
    await world.router.idle();
    expect(world.channel.sent).toEqual([]);
    expect((await world.store.log.outboxStats()).unknown).toBe(1);
  });

  it('an unknown outcome is sent again where the vendor knows our ids', async () => {
    await begin(fakeChannel({ idempotentSend: true }));
    world.channel.answers.push({ outcome: 'unknown', code: 'RESET' });
    await world.say('li', 'fee');
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 1,
    );
  });

  it('a send that a dead process began is unknown', async () => {
    await begin(fakeChannel());
    const at = new Date(Date.now() - 60_000);
    const dead = { state: 'sending' as const, attempts: 1, dueAt: at };
    const { entry } = await world.store.log.append({ ...newOutbound('c-li', 'out:dead'), delivery: dead });
    await world.router.sweep(1_000);
    await eventually(outcome, (delivery) => JSON.stringify(delivery).includes('INTERRUPTED'));
    expect(world.channel.sent).toEqual([]);
    expect(entry.seq).toBe(1);
  });
});
