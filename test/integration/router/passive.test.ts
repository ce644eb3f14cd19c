import { mergeTexts } from '../../../src/channel-kit';
import type { PassiveAnswer } from '../../../src/contract/channel';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const TEXT = { max: 60, unit: 'utf8' } as const;
const WINDOWS = { message: { sends: 5, ms: 3_600_000 } };

afterAll(() => mongodbUri.stop());

describeStores('passive answers', (open) => {
  let opened: OpenedStore;
  let world: World;
  let channel: FakeChannel;

  beforeEach(async () => {
    opened = await open();
    channel = fakeChannel(
      { windows: WINDOWS, text: TEXT, passiveMs: 3_000 },
      { merge: (a, b) => mergeTexts(a, b, TEXT) },
    );
    world = createWorld({ store: opened.store, channel });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const window = 'message';
  const states = async (): Promise<unknown[]> =>
    (await world.store.log.after('c-li', 0, 100))
      .filter(({ direction }) => direction === 'out')
      .map(({ delivery }) => [delivery?.state, delivery?.passive !== undefined]);
  const texts = (): (string | undefined)[] => channel.sent.map(({ activity }) => activity.text);

  it('carries the answer, and nothing is sent besides', async () => {
    const accepted = await world.say('li', 'fee', 'v1', { window });
    const answer = await accepted.passive(2_000);
    expect(answer?.activity.text).toBe('Transfers are free.');
    expect(await states()).toEqual([['sending', true]]);
    await answer?.settle(true);
    await eventually(states, (seen) => JSON.stringify(seen) === '[["sent",true]]');
    await world.router.idle();
    expect(texts()).toEqual([]);
  });

  it('a response that could not leave is sent in the usual way', async () => {
    const answer = await (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    await answer?.settle(false);
    await eventually(texts, (seen) => seen.length === 1);
    expect(texts()).toEqual(['Transfers are free.']);
  });

  it('a repeat gets the same answer, whether the first is under way or over', async () => {
    const first = await world.say('li', 'fee', 'v1', { window });
    const second = await world.say('li', 'fee', 'v1', { window });
    const both = [first.passive(2_000), second.passive(2_000)];
    const answered = (answer: PassiveAnswer | null): string | undefined => {
      void answer?.settle(true);
      return answer?.activity.text;
    };
    expect(await Promise.all(both.map(async (offer) => answered(await offer)))).toEqual([
      'Transfers are free.',
      'Transfers are free.',
    ]);
    const third = await (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    expect(answered(third)).toBe('Transfers are free.');
    await world.router.idle();
    expect(texts()).toEqual([]);
  });

  it.each([
    [false, true],
    [true, false],
  ])('two connections (left: %s, %s) show it once', async (one, other) => {
    const ask = async () => (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    const answers = [await ask(), await ask()];
    await answers[0]?.settle(one);
    await new Promise((resolve) => setImmediate(resolve));
    await answers[1]?.settle(other);
    await eventually(states, (seen) => JSON.stringify(seen) === '[["sent",true]]');
    await world.router.idle();
    expect(answers.map((answer) => answer?.activity.text)).toEqual(Array(2).fill('Transfers are free.'));
    expect(texts()).toEqual([]);
  });

  it('two connections that are both cut leave it to the usual way, once', async () => {
    const ask = async () => (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    const [first, second] = [await ask(), await ask()];
    await first?.settle(false);
    await second?.settle(false);
    await eventually(texts, (seen) => seen.length > 0);
    await world.router.idle();
    expect(texts()).toEqual(['Transfers are free.']);
  });

  it('carries the words of the desk as well, and what waited before', async () => {
    const system = { author: 'system', from: world.router.bot, text: 'Hello.' } as const;
    await world.router.say({ conversationId: 'c-li', key: 'early', ...system });
    await world.router.idle();
    const answer = await (await world.say('li', 'person', 'v1', { window })).passive(2_000);
    expect(answer?.activity.text).toMatch(/^Hello\.\n\nqueued/u);
    await answer?.settle(true);
    await world.router.idle();
    expect(texts()).toEqual([]);
  });

  it('sends what does not fit afterwards, in order', async () => {
    const bot = { author: 'system', from: world.router.bot } as const;
    await world.router.say({ conversationId: 'c-li', key: 'long', ...bot, text: 'x'.repeat(50) });
    await world.router.idle();
    const answer = await (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    expect(answer?.activity.text).toBe('x'.repeat(50));
    await answer?.settle(true);
    await eventually(texts, (seen) => seen.length === 1);
    expect(texts()).toEqual(['Transfers are free.']);
  });

  it('offers nothing when there is nothing to say, and when the turn is late; the answer follows then', async () => {
    expect(await (await world.say('li', '', 'v0', { window })).passive(2_000)).toBeNull();
    const late = await world.say('li', 'fee', 'v1', { window });
    expect(await late.passive(0)).toBeNull();
    await eventually(texts, (seen) => seen.length === 1);
    expect(texts()).toEqual(['Transfers are free.']);
  });

  it('a process that died with the response leaves it to the repeat, and nobody sends it meanwhile', async () => {
    const first = await (await world.say('li', 'fee', 'v1', { window })).passive(2_000);
    const second = createWorld({ store: await opened.again(), channel });
    const again = await (await second.say('li', 'fee', 'v1', { window })).passive(2_000);
    await again?.settle(true);
    expect(again?.activity.text).toBe('Transfers are free.');
    await eventually(states, (seen) => JSON.stringify(seen) === '[["sent",true]]');
    expect(texts()).toEqual([]);
    await first?.settle(true);
    await second.close();
  });
});
