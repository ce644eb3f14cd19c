import type { MissedReport } from '../../../src/contract/publishing';
import { fakeChannel } from '../../fakes/channel';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const customer = (id: string, type: string, more: object) => ({
  vendorId: `${id}-${type}`,
  activity: {
    type,
    channelId: 'fake',
    from: { id, name: id },
    conversation: { id: `c-${id}` },
    locale: 'en',
    ...more,
  },
});

afterAll(() => mongodbUri.stop());

describeStores('what the bot could not answer', (open) => {
  let opened: OpenedStore;
  let world: World;

  beforeEach(async () => {
    opened = await open();
    world = createWorld({
      store: opened.store,
      channel: fakeChannel(),
      understand: (text) => (text === 'fee' ? { intent: 'fee.transfer' } : { outOfScope: true }),
    });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const react = async (id: string, messageId: string): Promise<MissedReport[]> => {
    const reaction = { replyToId: messageId, reactionsAdded: [{ type: 'dislike' }] };
    const { entry } = await world.host.accept(customer(id, 'messageReaction', reaction));
    await world.router.idle();
    expect(entry.activity.type).toBe('messageReaction');
    return world.missed.filter(({ kind }) => kind === 'thumbs-down');
  };

  it('is reported under the turn, so that it counts once', async () => {
    const { entry } = await world.say('li', 'my parrot');
    await world.router.idle();
    expect(world.missed).toEqual([
      expect.objectContaining({
        key: entry.id,
        kind: 'unanswered',
        text: 'my parrot',
        conversationId: 'c-li',
      }),
    ]);
  });

  it('is the question whose answer the customer did not like', async () => {
    const accepted = await world.say('li', 'fee');
    const [answer] = (await accepted.replies(3_000)) ?? [];
    expect(await react('li', answer?.id ?? '')).toEqual([
      expect.objectContaining({ text: 'fee', guess: 'fee.transfer', channel: 'fake' }),
    ]);
  });

  it('is not read out of somebody else’s conversation', async () => {
    const accepted = await world.say('li', 'fee');
    const [answer] = (await accepted.replies(3_000)) ?? [];
    expect(await react('eve', answer?.id ?? '')).toEqual([]);
    expect(await react('mallory', 'c-li|nonsense')).toEqual([]);
  });
});
