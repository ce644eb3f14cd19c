import type { LogEntry } from '../../../src/contract/log';
import { newInbound } from '../../builders/log-entry';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { eventually } from '../../support/eventually';
import { createWorld, type World } from '../../support/world';
import { fakeChannel } from '../../fakes/channel';

const texts = (entries: LogEntry[] | null): (string | undefined)[] =>
  (entries ?? []).map(({ activity }) => activity.text);
const customer = (n: number): string => `u${String(n)}`;

afterAll(() => mongodbUri.stop());

describeStores('turns', (open) => {
  let opened: OpenedStore;
  let world: World;

  beforeEach(async () => {
    opened = await open();
    world = createWorld({ store: opened.store });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  it('answers a message, in the log and at the vendor', async () => {
    const accepted = await world.say('li', 'fee');
    expect(texts(await accepted.replies(3_000))).toEqual(['Transfers are free.']);
    await world.router.idle();
    expect(world.channel.sent.map(({ activity }) => activity.text)).toEqual(['Transfers are free.']);
    const [, reply] = await world.store.log.after('c-li', 0, 10);
    expect(reply).toMatchObject({
      author: 'bot',
      causedBy: accepted.entry.id,
      delivery: { state: 'sent', attempts: 1 },
    });
  });

  it('a repeat joins the first: one turn, one answer for both', async () => {
    const both = await Promise.all([world.say('li', 'fee', 'v1'), world.say('li', 'fee', 'v1')]);
    const replies = await Promise.all(both.map((accepted) => accepted.replies(3_000)));
    expect(replies.map(texts)).toEqual([['Transfers are free.'], ['Transfers are free.']]);
    await world.router.idle();
    const late = await world.say('li', 'fee', 'v1');
    expect(late.duplicate).toBe(true);
    expect(texts(await late.replies(1_000))).toEqual(['Transfers are free.']);
    expect(world.channel.sent).toHaveLength(1);
  });

  it('keeps order and answers all when many arrive at once', async () => {
    const sent = await Promise.all(Array.from({ length: 30 }, (_, n) => world.say(customer(n % 3), 'fee')));
    await world.router.idle();
    expect(world.channel.sent).toHaveLength(30);
    for (const n of [0, 1, 2]) {
      const asked = sent
        .filter(({ entry }) => entry.conversationId === `c-${customer(n)}`)
        .map(({ entry }) => entry);
      const inOrder = asked.sort((a, b) => a.seq - b.seq).map(({ id }) => id);
      const answered = world.channel.sent.filter(
        ({ activity }) => activity.conversation.id === `c-${customer(n)}`,
      );
      expect(answered.map(({ activity }) => activity.replyToId)).toEqual(inOrder);
    }
  });

  it('two processes on one conversation answer each message once, in order', async () => {
    const other = createWorld({ store: await opened.again(), channel: world.channel });
    const asked: string[] = [];
    for (let n = 0; n < 20; n++) asked.push((await (n % 2 ? world : other).say('li', 'fee')).entry.id);
    await eventually(
      async () => (await world.store.log.after('c-li', 0, 100)).filter(({ author }) => author === 'bot'),
      (replies) => replies.length === 20,
    );
    await Promise.all([world.router.idle(), other.router.idle()]);
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 20,
      15_000,
    );
    expect(world.channel.sent.map(({ activity }) => activity.replyToId)).toEqual(asked);
    await other.close();
  }, 30_000);

  it('what was stored and not decided is found by the sweep', async () => {
    const at = new Date(Date.now() - 60_000);
    const { entry } = await world.store.log.append(newInbound('c-old', 'in:fake:old', 'fee', at));
    await world.router.sweep(1_000);
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 1,
    );
    expect(world.channel.sent[0]?.activity.replyToId).toBe(entry.id);
  });

  it('what was decided and not stored is found by the sweep, and not decided anew', async () => {
    const at = new Date(Date.now() - 60_000);
    const { entry } = await world.store.log.append(newInbound('c-li', 'in:fake:li', 'fee', at));
    const reply = {
      type: 'message',
      channelId: 'fake',
      from: { id: 'bot', name: '' },
      conversation: { id: 'c-li' },
      text: 'decided before',
    };
    await world.store.conversations.commit({
      id: 'c-li',
      channel: 'fake',
      customer: { id: 'li', name: '' },
      locale: 'en',
      version: 1,
      cursor: entry.seq,
      state: { misses: 0 },
      commit: { turnId: entry.id, replies: [reply], effects: [] },
      createdAt: at,
      updatedAt: at,
    });
    await world.router.sweep(1_000);
    await eventually(
      () => world.channel.sent.length,
      (length) => length === 1,
    );
    expect(world.channel.sent[0]?.activity.text).toBe('decided before');
    await world.store.log.idle();
    expect((await world.store.log.get(entry.id))?.pendingSince).toBeUndefined();
  });

  it('never stores a one-time code', async () => {
    const { entry } = await world.say('li', '我的验证码是 483920');
    const stored = await world.store.log.get(entry.id);
    expect(JSON.stringify(stored)).not.toContain('483920');
  });

  it('refuses an activity nested too deep, and stores nothing', async () => {
    const deep = Array.from({ length: 40 }).reduce<object>((inner) => ({ inner }), {});
    const activity = {
      type: 'message',
      channelId: 'fake',
      from: { id: 'd', name: '' },
      conversation: { id: 'c-d' },
      value: deep,
    };
    await expect(world.router.host('fake').accept({ vendorId: 'deep', activity })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await world.store.log.after('c-d', 0, 1)).toEqual([]);
  });

  it('who pulls has got the answer once it is stored', async () => {
    const pulling = createWorld({ store: opened.store, channel: fakeChannel({ pull: true }) });
    await (await pulling.say('puller', 'fee')).replies(3_000);
    const [, reply] = await pulling.store.log.after('c-puller', 0, 10);
    expect(reply?.delivery).toEqual({ state: 'sent', attempts: 0 });
    await pulling.close();
  });
});
