import type { Purpose } from '../../../src/contract/consent';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const HOURS = { from: 8 * 60, to: 20 * 60, timeZone: 'Asia/Shanghai' };
const from = { id: 'bot', name: 'Bank', role: 'bot' } as const;

afterAll(() => mongodbUri.stop());

describeStores('telephone rules', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;
  let channel: FakeChannel;

  beforeEach(async () => {
    // 21:30 in Shanghai.
    clock = fakeClock(Date.parse('2026-03-01T13:30:00Z'));
    opened = await open(clock);
    channel = fakeChannel({ telephone: true });
    world = createWorld({ store: opened.store, clock, channel, sendHours: HOURS });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const texts = (): (string | undefined)[] => channel.sent.map(({ activity }) => activity.text);
  async function writes(text: string): Promise<void> {
    await (await world.say('+8613800138000', text)).replies(5_000);
    await world.router.idle();
  }
  async function sends(purpose: Purpose, text: string): Promise<void> {
    const conversationId = 'c-+8613800138000';
    const data = { purpose };
    await world.router.say({ conversationId, key: `k:${text}`, author: 'system', from, text, data });
    await world.router.idle();
  }
  const lastDelivery = async (): Promise<unknown> =>
    (await world.store.log.latest('c-+8613800138000', 1))[0]?.delivery;

  it('confirms STOP once, and then sends nothing until START', async () => {
    await writes('stop.');
    await writes('STOP');
    await writes('fee');
    await sends('service', 'Your card is ready.');
    expect(texts()).toEqual(['optedOut en']);
    expect(await lastDelivery()).toMatchObject({ state: 'rejected', code: 'OPTED_OUT' });
    await writes('start');
    await writes('fee');
    expect(texts()).toEqual(['optedOut en', 'optedIn en', 'Transfers are free.']);
  });

  it('退订 ends marketing, not service', async () => {
    await writes('开始');
    await writes('ＴＤ');
    await sends('service', 'Your card is ready.');
    await sends('marketing', 'Buy our fund.');
    expect(texts().slice(-2)).toEqual(['optedOutOfMarketing en', 'Your card is ready.']);
    expect(await lastDelivery()).toMatchObject({ state: 'rejected', code: 'OPTED_OUT' });
  });

  it('keeps the proof of every change', async () => {
    await writes('退订');
    await writes('恢复订阅');
    const [consent] = (await world.store.consents.get('+8613800138000')).filter(
      (c) => c.purpose === 'marketing',
    );
    expect(consent).toMatchObject({
      state: 'in',
      changes: [
        { state: 'out', source: '退订', entryId: 'c-+8613800138000|00000001' },
        { state: 'in', source: '恢复订阅' },
      ],
    });
  });

  it('marketing needs consent, and waits for the morning without holding up service', async () => {
    await writes('fee');
    await sends('marketing', 'no consent');
    expect(await lastDelivery()).toMatchObject({ state: 'rejected', code: 'NO_CONSENT' });
    const change = { at: clock.now(), state: 'in', source: 'branch form 7' } as const;
    await world.store.consents.change('+8613800138000', ['marketing'], change);
    await sends('marketing', 'an offer');
    await sends('service', 'a notice');
    expect(texts()).toEqual(['Transfers are free.', 'a notice']);
    clock.advance(10.5 * 3_600_000);
    await world.router.sweep(0);
    await eventually(texts, (seen) => seen.length === 3);
    expect(texts().at(-1)).toBe('an offer');
  });

  it('does not confirm what the gateway has confirmed', async () => {
    const stop = {
      type: 'message',
      channelId: 'fake',
      from: { id: '+8613800138000', name: '' },
      conversation: { id: 'c-+8613800138000' },
      locale: 'en',
      text: 'no more of this please',
      channelData: { optOutHandled: true, optOutType: 'STOP' },
    };
    await (await world.host.accept({ vendorId: 'v9', activity: stop })).replies(5_000);
    await writes('fee');
    expect(texts()).toEqual([]);
  });
});
