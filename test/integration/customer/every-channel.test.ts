import { join } from 'node:path';
import { channels } from '../../../channels';
import type { Channel } from '../../../src/contract/channel';
import type { Content } from '../../../src/contract/content';
import type { Escalation } from '../../../src/contract/escalation';
import type { Understanding } from '../../../src/contract/understanding';
import { buildContent } from '../../../src/nlu/content/build-content';
import { readSource } from '../../../src/nlu/content/read-source';
import { fakeCalendar } from '../../fakes/calendar';
import { fakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { ShownCustomer } from '../../support/shown-customer';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const MEANINGS: Record<string, Partial<Understanding>> = {
  转人工: { signals: ['human'] },
  卡被偷了: { signals: ['card-lost'] },
  网点几点开门: { intent: 'branch.hours' },
};
const CHANNELS = channels.map((channel): [string, Channel] => [channel.name, channel]);

let content: Content;
beforeAll(async () => {
  content = buildContent(await readSource(join(__dirname, '../../../intents')));
});
afterAll(() => mongodbUri.stop());

/** Each channel as it shows things, with the bank's own words; its vendor takes everything. */
describeStores('the customer and the desk', (open) => {
  describe.each(CHANNELS)('on %s', (_, channel) => {
    const isTelephone = channel.capabilities.telephone === true;
    const closed = new Map<string, Date>();
    let opened: OpenedStore;
    let world: World;
    let clock: FakeClock;
    let li: ShownCustomer;
    let customers = 0;

    // Why one world for all: opening a store takes longer than a talk.
    beforeAll(async () => {
      clock = fakeClock();
      opened = await open(clock);
      const { adapt, merge, windowless, capabilities } = channel;
      const parts = { ...(adapt && { adapt }), ...(merge && { merge }), ...(windowless && { windowless }) };
      world = createWorld({
        ...{ store: opened.store, clock, content, calendar: fakeCalendar(closed) },
        channel: fakeChannel(capabilities, parts),
        understand: (text) => ({ language: 'zh-CN', ...MEANINGS[text] }),
      });
    });
    beforeEach(() => {
      closed.clear();
      customers += 1;
      const phone = `+861380013${String(8000 + customers)}`;
      li = new ShownCustomer(world, channel, isTelephone ? phone : `li-${String(customers)}`);
    });
    afterAll(async () => {
      await world.close();
      await opened.dispose();
    });

    const phrase = (key: Parameters<Content['message']>[0], vars = {}): string =>
      content.message(key, 'zh-CN', vars);
    const stored = async (id: string): Promise<Escalation> => {
      const escalation = await world.store.escalations.get(id);
      if (!escalation) throw new Error(`${id} is not stored`);
      return escalation;
    };
    async function waits(): Promise<Escalation> {
      await li.says('转人工');
      const escalation = await world.desk.current(li.conversationId);
      if (!escalation) throw new Error('is not with the desk');
      return escalation;
    }
    /** A talk with a person that has just ended. */
    async function hasTalked(): Promise<Escalation> {
      const agent = await world.agent();
      const { id } = await waits();
      await world.desk.claim(agent, id);
      await world.desk.say(agent, li.conversationId, { text: '您好，已为您办好。' });
      await world.router.idle();
      await li.says('谢谢');
      const ended = await world.desk.close(agent, id, 'solved', '');
      await world.router.idle();
      return ended;
    }

    it('is asked how it was: a button, then the reason of a low score', async () => {
      const { id } = await hasTalked();
      expect(await li.last()).toContain(phrase('survey'));
      await li.chooses(phrase('rating2'));
      expect(await li.last()).toBe(phrase('surveyWhy'));
      expect((await stored(id)).rating).toMatchObject({ score: 2, reason: '' });
      await li.says('等了很久，13800138000也没人打');
      expect(await li.last()).toBe(phrase('surveyThanks'));
      expect((await stored(id)).rating).toMatchObject({ score: 2, reason: '等了很久，138****8000也没人打' });
      expect(world.missed).toEqual([]);
    });

    it('types a digit, and 5 is very good whatever stands first', async () => {
      const { id } = await hasTalked();
      await li.says('5');
      expect((await stored(id)).rating).toMatchObject({ score: 5, reason: '' });
      expect(await li.last()).toBe(phrase('surveyThanks'));
    });

    it('asks something else instead: that is answered, and the rating is still taken later', async () => {
      const { id } = await hasTalked();
      await li.says('网点几点开门');
      expect(await li.last()).toContain('多数网点');
      expect((await stored(id)).rating).toBeNull();
      await li.says(phrase('rating4'));
      expect((await stored(id)).rating).toMatchObject({ score: 4 });
    });

    it('leaves the queue by what is shown with the place, and is asked nothing', async () => {
      const { id } = await waits();
      await li.chooses(phrase('leaveQueueButton'));
      expect(await stored(id)).toMatchObject({ state: 'closed', endedBy: 'customer', rating: null });
      expect(await li.last()).toBe(phrase('leftQueue'));
      await li.says('5');
      expect((await stored(id)).rating).toBeNull();
    });

    it('finds the queue closed and is called back', async () => {
      closed.set('general', new Date(clock.now().getTime() + 3_600_000));
      const { id } = await waits();
      expect(await li.last()).toContain(content.queueTitle('general', 'zh-CN'));
      await li.chooses(phrase('callbackButton'));
      const number = isTelephone ? li.id : '+8613900139000';
      const ending = number.slice(-4);
      await (isTelephone ? li.chooses(`****${ending}`) : li.says('我的号码是139 0013 9000'));
      expect(await li.last()).toBe(phrase('callbackNoted', { ending }));
      expect(await stored(id)).toMatchObject({ state: 'waiting', wish: 'callback', callback: number });
    });

    it('finds the queue closed and leaves a message, which is confirmed once', async () => {
      closed.set('general', new Date(clock.now().getTime() + 3_600_000));
      const { id } = await waits();
      await li.chooses(phrase('messageButton'));
      expect(await li.last()).toBe(phrase('messageAsk'));
      await li.says('请帮我打印去年的流水');
      expect(await li.last()).toBe(phrase('messageNoted'));
      expect(await stored(id)).toMatchObject({ state: 'waiting', wish: 'message', callback: null });
      const before = (await li.shown()).length;
      await li.says('寄到家里');
      expect(await li.shown()).toHaveLength(before);
    });

    it('is told at once what to do about a stolen card, also while waiting', async () => {
      await waits();
      await li.says('卡被偷了');
      expect((await li.texts()).join('\n')).toContain('400-800-0000');
    });
  });
});
