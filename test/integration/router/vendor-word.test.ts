import { AppError } from '../../../src/contract/errors';
import type { DeliveryReport } from '../../../src/contract/channel';
import { noContacts } from '../../fakes/contacts';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

afterAll(() => mongodbUri.stop());

describeStores('what the vendor says later, and keeps for us', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;

  async function begin(channel: FakeChannel): Promise<void> {
    clock = fakeClock();
    opened = await open(clock);
    world = createWorld({ store: opened.store, clock, channel });
  }
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const report = (state: DeliveryReport['state'], vendorId = 'v-1', code?: string): Promise<boolean> =>
    world.host.report({ vendorId, state, at: clock.now(), ...(code !== undefined && { code }) });
  const receipt = async (): Promise<unknown> =>
    (await world.store.log.latest('c-li', 1))[0]?.delivery?.receipt?.state ?? 'none';

  it('reports never go backwards', async () => {
    await begin(fakeChannel());
    world.channel.answers.push({ outcome: 'sent', vendorId: 'v-1', segments: 2 });
    await (await world.say('li', 'fee')).replies(5_000);
    await world.router.idle();
    expect(await receipt()).toBe('none');
    expect(await report('delivered')).toBe(true);
    expect(await report('failed', 'v-1', '30003')).toBe(true);
    expect(await receipt()).toBe('delivered');
    await report('read');
    await report('delivered');
    expect(await receipt()).toBe('read');
    expect((await world.store.log.latest('c-li', 1))[0]?.delivery?.segments).toBe(2);
  });

  it('a report may come before the send has been answered', async () => {
    await begin(fakeChannel());
    world.channel.answers.push(async () => {
      expect(await report('delivered', 'v-2')).toBe(false);
      return { outcome: 'sent', vendorId: 'v-2' };
    });
    await (await world.say('li', 'fee')).replies(5_000);
    await world.router.idle();
    expect(await receipt()).toBe('delivered');
  });

  it('a report on nothing of ours says so', async () => {
    await begin(fakeChannel());
    expect(await report('delivered', 'foreign')).toBe(false);
  });

  it("fetches a customer's file once it is stored, and again when the vendor fails", async () => {
    const answers: (AppError | Buffer)[] = [
      new AppError('VENDOR_UNREACHABLE', 'down'),
      Buffer.from('pixels'),
    ];
    const fetchMedia = (reference: string): ReturnType<NonNullable<FetchMedia>> => {
      const answer = answers.shift();
      if (!Buffer.isBuffer(answer)) return Promise.reject(answer ?? new Error('asked too often'));
      return Promise.resolve({ name: `${reference}.png`, contentType: 'image/png', bytes: answer });
    };
    await begin(fakeChannel({}, { fetchMedia }));
    await world.say('li', '', 'm-1', { media: [{ fileId: 'f-1', reference: 'media-1' }] });
    await eventually(
      () => answers.length,
      (left) => left === 1,
    );
    clock.advance(3_000);
    const stored = await eventually(
      async () => {
        await world.router.sweep(0);
        return world.store.files.get('f-1');
      },
      (file) => file !== null,
    );
    expect(stored).toMatchObject({
      name: 'media-1.png',
      conversationId: 'c-li',
      bytes: Buffer.from('pixels'),
    });
    clock.advance(3_600_000);
    await world.router.sweep(0);
    expect(answers).toHaveLength(0);
  });

  it('gives up on a file that the vendor refuses', async () => {
    let asked = 0;
    const fetchMedia = (): Promise<never> => {
      asked++;
      return Promise.reject(new AppError('VENDOR_REJECTED', 'expired'));
    };
    await begin(fakeChannel({}, { fetchMedia }));
    await world.say('li', '', 'm-1', { media: [{ fileId: 'f-1', reference: 'media-1' }] });
    await eventually(
      () => asked,
      (times) => times === 1,
    );
    clock.advance(3_600_000);
    await world.router.sweep(0);
    expect(asked).toBe(1);
  });

  it('continues where the customer allowed it, and hears the answer there', async () => {
    clock = fakeClock();
    opened = await open(clock);
    const contacts = {
      ...noContacts,
      elsewhere: (id: string) => Promise.resolve(id === 'c-li' ? 'c-phone' : null),
      related: () => Promise.resolve(['c-li', 'c-phone']),
    };
    world = createWorld({ store: opened.store, clock, contacts });
    await (await world.say('phone', 'fee')).replies(5_000);
    await (await world.say('li', 'person')).replies(5_000);
    const agent = await world.agent();
    const escalation = await world.desk.claimNext(agent);
    await world.router.idle();
    world.channel.sent.length = 0;
    world.channel.answers.push({ outcome: 'rejected', code: '43004', elsewhere: true });
    await world.desk.say(agent, 'c-li', { text: 'Your form is ready.' });
    await eventually(
      () => world.channel.sent.length,
      (sent) => sent === 1,
    );
    expect(world.channel.sent[0]?.activity).toMatchObject({
      text: 'Your form is ready.',
      conversation: { id: 'c-phone' },
      recipient: { id: 'phone' },
    });
    await (await world.say('phone', 'fee')).replies(5_000);
    await world.router.idle();
    expect(world.channel.sent).toHaveLength(1);
    await world.desk.say(agent, 'c-li', { text: 'Anything else?' });
    await eventually(
      () => world.channel.sent.length,
      (sent) => sent === 2,
    );
    expect(world.channel.sent[1]?.activity.conversation.id).toBe('c-phone');
    const events = await world.store.events.after(0, 100);
    expect(events.at(-2)?.event).toMatchObject({
      conversationId: 'c-phone',
      type: 'message',
      escalationId: escalation.id,
      author: 'customer',
    });
  });

  it('hears the answer also when the desk had closed and was asked again', async () => {
    clock = fakeClock();
    opened = await open(clock);
    const contacts = {
      ...noContacts,
      elsewhere: (id: string) => Promise.resolve(id === 'c-li' ? 'c-phone' : null),
      related: () => Promise.resolve(['c-li', 'c-phone']),
    };
    world = createWorld({ store: opened.store, clock, contacts });
    await (await world.say('phone', 'fee')).replies(5_000);
    const agent = await world.agent();
    for (const words of ['first', 'second']) {
      await (await world.say('li', 'person')).replies(5_000);
      const escalation = await world.desk.claimNext(agent);
      await world.router.idle();
      world.channel.answers.push({ outcome: 'rejected', code: '43004', elsewhere: true });
      await world.desk.say(agent, 'c-li', { text: words });
      await eventually(
        () => world.channel.sent.map(({ activity }) => activity.text),
        (texts) => texts.includes(words),
      );
      expect(await (await world.say('phone', 'fee')).replies(5_000)).toEqual([]);
      await world.desk.close(agent, escalation.id, 'resolved', '');
      // The bot has it again, and keeps what it knows of the conversation.
      await (await world.say('phone', 'what?')).replies(5_000);
    }
  });
});

type FetchMedia = FakeChannel['mounted'] extends infer Mounted | null
  ? Mounted extends { fetchMedia?: infer Fetch }
    ? Fetch
    : never
  : never;
