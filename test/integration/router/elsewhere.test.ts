import { createHmac } from 'node:crypto';
import { sms } from '../../../channels/sms';
import { createContacts } from '../../../src/contacts';
import type { Activity } from '../../../src/contract/activity';
import type { Contacts } from '../../../src/contract/contact';
import { conversationOf } from '../../../src/router';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { person } from '../../fakes/http-store';
import { fakeLogger } from '../../fakes/logger';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const PHONE = '+8613800138000';
const HOUR_MS = 3_600_000;
const secret = (purpose: string): string => createHmac('sha256', 'test').update(purpose).digest('base64url');
const bot = { id: 'bot', name: 'Bank', role: 'bot' } as const;
const ann = person('agent', { id: 'ann' });

afterAll(() => mongodbUri.stop());

describeStores('going on by SMS when the window is shut', (open) => {
  let opened: OpenedStore;
  let world: World;
  let contacts: Contacts;
  let phone: FakeChannel;
  let clock: FakeClock;

  beforeEach(async () => {
    clock = fakeClock();
    opened = await open(clock);
    phone = fakeChannel({ telephone: true }, { adapt: (activity) => sms.adapt?.(activity) ?? [] });
    let last = 0;
    contacts = createContacts({
      ...{ store: opened.store, clock, secret, logger: fakeLogger() },
      speaker: () => world.router,
      telephone: () => 'sms',
      conversationOf: (channel, id) => conversationOf(secret, channel, id),
      ids: { next: () => `id-${String(++last)}` },
    });
    const channel = fakeChannel({ windows: { message: { sends: 5, ms: HOUR_MS } }, images: true });
    world = createWorld({ store: opened.store, clock, phone, contacts, channel });
    await (await world.say('li', 'fee', 'v1', { window: 'message' })).replies(5_000);
    await world.router.idle();
    await contacts.link(ann, 'c-li', { phone: PHONE }, 'told us');
    await contacts.allowSms(ann, 'c-li', `sms:${PHONE}`, true, 'said so');
    clock.advance(2 * HOUR_MS);
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const says = (text: string, purpose = 'service'): Promise<unknown> =>
    world.router.say({
      conversationId: 'c-li',
      key: text,
      author: 'system',
      from: bot,
      text,
      data: { purpose },
    });
  const puts = (key: string, part: Partial<Activity>): Promise<unknown> => {
    const at = clock.now();
    const common = { channelId: 'fake', from: bot, conversation: { id: 'c-li' } };
    return opened.store.log.append({
      ...{ conversationId: 'c-li', channel: 'fake', direction: 'out', author: 'bot', key, at },
      activity: { type: 'message', ...common, recipient: { id: 'li', name: '' }, ...part },
      delivery: { state: 'queued', attempts: 0, dueAt: at },
    });
  };
  const texts = (): (string | undefined)[] => phone.sent.map(({ activity }) => activity.text);
  const deliveries = async (id: string): Promise<unknown[]> =>
    (await opened.store.log.latest(id, 100)).flatMap(({ delivery }) => (delivery ? [delivery.code] : []));

  it('marketing stays marketing: it needs consent there too', async () => {
    await says('Buy our fund.', 'marketing');
    await says('Your card is ready.');
    await eventually(texts, (seen) => seen.length > 0);
    await world.router.idle();
    expect(texts()).toEqual(['Your card is ready.']);
    expect(await deliveries(conversationOf(secret, 'sms', PHONE))).toContain('NO_CONSENT');
  });

  it('a picture goes as its address', async () => {
    const address = 'https://bank.example/a.png';
    await puts('picture', {
      attachments: [{ contentType: 'image/png', contentUrl: address, name: 'a.png' }],
    });
    await says('Your card is ready.');
    await eventually(texts, (seen) => seen.length > 1);
    expect(texts()).toEqual([`a.png: ${address}`, 'Your card is ready.']);
  });

  it('who waits leaves the queue there by the number that the SMS shows', async () => {
    await (await world.say('li', 'person')).replies(5_000);
    await eventually(texts, (seen) => seen.length > 0);
    expect(texts()).toEqual(['queuedNoEstimate en position=1\n1. leaveQueueButton en']);
    const activity: Activity = {
      ...{ type: 'message', channelId: 'sms', locale: 'en', text: '1' },
      ...{ from: { id: PHONE, name: '' }, conversation: { id: conversationOf(secret, 'sms', PHONE) } },
    };
    await (await world.router.host('sms').accept({ vendorId: 's1', activity })).replies(5_000);
    await eventually(texts, (seen) => seen.length > 1);
    expect(texts().at(-1)).toBe('leftQueue en');
    expect(await world.desk.current('c-li')).toBeNull();
  });

  it('a number that turns out to be wrong is out of the conversation at once', async () => {
    const agent = await world.agent();
    await (await world.say('li', 'person')).replies(5_000);
    await eventually(texts, (seen) => seen.length > 0);
    const sms = conversationOf(secret, 'sms', PHONE);
    let last = 0;
    const stranger = async (text: string): Promise<(string | undefined)[]> => {
      const activity: Activity = {
        ...{ type: 'message', channelId: 'sms', locale: 'en', text },
        ...{ from: { id: PHONE, name: '' }, conversation: { id: sms } },
      };
      const accepted = await world.router.host('sms').accept({ vendorId: `s${String(++last)}`, activity });
      return (await accepted.replies(5_000))?.map((reply) => reply.activity.text) ?? [];
    };
    const escalation = await world.desk.current('c-li');
    await world.desk.claim(agent, escalation?.id ?? '');
    expect(await stranger('fee')).toEqual([]);
    await contacts.unlink(ann, 'c-li', `sms:${PHONE}`, 'wrong number');
    const { conversationId } = await world.desk.say(agent, 'c-li', {
      text: 'Your balance is 7.',
      clientId: 'a1',
    });
    expect(conversationId).toBe('c-li');
    expect(await stranger('fee')).toEqual(['Transfers are free.\n1. Limits\n2. Talk to a person']);
  });

  it('what only the vendor can read waits for its window', async () => {
    await puts('template', { channelData: { wechat: { template: {} } } });
    await says('Your card is ready.');
    await eventually(
      () => deliveries('c-li'),
      (codes) => codes.includes('WINDOW_SHUT'),
    );
    await world.router.idle();
    expect(texts()).toEqual([]);
    expect(world.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
