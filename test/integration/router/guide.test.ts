import { adaptReply, mergeTexts } from '../../../src/channel-kit';
import type { Activity } from '../../../src/contract/activity';
import { AppError } from '../../../src/contract/errors';
import type { LiveMessages } from '../../../src/contract/ports';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const HOUR = 3_600_000;
const WINDOWS = { message: { sends: 5, ms: 48 * HOUR }, menu: { sends: 3, ms: 60_000 } };
const TEXT = { max: 20, unit: 'utf8' } as const;
const from = { id: 'agent', name: 'Ann', role: 'bot' } as const;
const LIMITS = { text: TEXT, buttons: 0, images: false, typing: true };

afterAll(() => mongodbUri.stop());

describeStores('what a channel allows', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;

  function start(channel: FakeChannel): void {
    world = createWorld({ store: opened.store, clock, channel });
  }
  beforeEach(async () => {
    clock = fakeClock();
    opened = await open(clock);
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const writes = async (text: string, window?: string): Promise<void> => {
    await (await world.say('li', text, undefined, window === undefined ? {} : { window })).replies(5_000);
    await world.router.idle();
  };
  const says = async (text: string): Promise<void> => {
    await world.router.say({ conversationId: 'c-li', key: `k:${text}`, author: 'agent', from, text });
    await world.router.idle();
  };
  const rules = () => world.router.guide.rules('c-li');

  it('counts down the window as the outbox does, and says until when', async () => {
    start(fakeChannel({ windows: WINDOWS, text: { max: 200, unit: 'utf8' } }));
    expect(await rules()).toBeNull();
    const began = clock.now().getTime();
    await writes('fee', 'message');
    const first = await rules();
    // Five of the vendor's, one for the desk's own words, one that the answer took.
    expect(first).toMatchObject({ channel: 'fake', counts: true, waiting: 0, window: { left: 3 } });
    const until = first?.window?.until?.getTime() ?? 0;
    expect(until).toBeGreaterThan(began + 47 * HOUR);
    expect(until).toBeLessThan(began + 48 * HOUR);
    for (const n of [1, 2, 3]) await says(`words ${String(n)}`);
    expect((await rules())?.window).toEqual({ left: 0, until: null });
    await says('one too many');
    expect(await rules()).toMatchObject({ waiting: 1, window: { left: 0 } });
    await writes('fee', 'message');
    expect((await rules())?.window?.left).toBeGreaterThan(0);
    clock.advance(49 * HOUR);
    expect((await rules())?.window).toEqual({ left: 0, until: null });
  });

  it('says what a draft becomes: messages as the channel cuts them, and segments', async () => {
    const channel = fakeChannel({ text: TEXT }, { adapt: (one) => adaptReply(one, LIMITS) });
    Object.assign(channel.channel, { segments: (one: Activity) => (one.text ?? '').length });
    start(channel);
    await writes('fee');
    expect(await world.router.guide.shape('c-li', 'short', 0)).toEqual({ messages: 1, segments: 5 });
    expect(await world.router.guide.shape('c-li', 'a'.repeat(41), 0)).toEqual({ messages: 3, segments: 41 });
    expect(await rules()).toMatchObject({ counts: true, window: null, longest: TEXT });
    expect(await world.router.guide.shape('c-nobody', 'x', 0)).toBeNull();
  });

  it('tells which files arrive as what they are', async () => {
    const picky = fakeChannel(
      { images: true },
      {
        merge: (a, b) => mergeTexts(a, b, TEXT),
        adapt: (activity) => {
          if (activity.attachments?.some(({ contentType }) => contentType === 'application/pdf')) {
            throw new AppError('REPLY_NOT_DELIVERABLE', 'no PDF here');
          }
          return [activity];
        },
      },
    );
    start(picky);
    await writes('fee');
    expect(await rules()).toMatchObject({ images: true, files: false });
  });

  it('tells that the customer refused', async () => {
    start(fakeChannel({ telephone: true }));
    await writes('fee');
    expect(await rules()).toMatchObject({ optedOut: false });
    const change = { at: clock.now(), state: 'out', source: 'T' } as const;
    await opened.store.consents.change('li', ['service'], change);
    expect(await rules()).toMatchObject({ optedOut: true });
  });

  it('shows typing through the vendor, over the bus where the customer pulls, and else not at all', async () => {
    const vendor = fakeChannel({ typing: true });
    start(vendor);
    await writes('fee');
    await world.router.guide.typing('c-li');
    expect(vendor.sent.at(-1)?.activity).toMatchObject({ type: 'typing', recipient: { id: 'li' } });
    const stored = await opened.store.log.after('c-li', 0, 100);
    expect(stored.map(({ activity }) => activity.type)).not.toContain('typing');
    Object.assign(vendor.channel.capabilities, { pull: true });
    let heard = 0;
    const stop = world.host.watchTyping('c-li', () => heard++);
    await world.router.guide.typing('c-li');
    await world.router.guide.typing('c-other');
    expect(heard).toBe(1);
    stop();
    Object.assign(vendor.channel.capabilities, { typing: false });
    const before = vendor.sent.length;
    await world.router.guide.typing('c-li');
    expect([heard, vendor.sent.length]).toEqual([1, before]);
  });

  it('tells the owner that the customer types, seldom, and nobody while the bot has the conversation', async () => {
    start(fakeChannel());
    const heard: LiveMessages['typing'][] = [];
    world.bus.subscribe('typing', (message) => heard.push(message));
    world.host.customerTypes('c-li');
    await writes('person');
    const agent = await world.agent();
    const escalation = await world.desk.claimNext(agent);
    clock.advance(3_000);
    for (let n = 0; n < 5; n++) world.host.customerTypes('c-li');
    await eventually(
      () => Promise.resolve(heard.length),
      (n) => n > 0,
    );
    expect(heard).toEqual([{ conversationId: 'c-li', from: 'customer', owner: escalation.owner }]);
  });
});
