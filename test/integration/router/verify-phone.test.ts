import { createHmac } from 'node:crypto';
import { createContacts } from '../../../src/contacts';
import type { Contacts } from '../../../src/contract/contact';
import type { LogEntry } from '../../../src/contract/log';
import { conversationOf } from '../../../src/router';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { person } from '../../fakes/http-store';
import { fakeLogger } from '../../fakes/logger';
import { eventually } from '../../support/eventually';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const PHONE = '+8613800138000';
const secret = (purpose: string): string => createHmac('sha256', 'test').update(purpose).digest('base64url');

describeStores('a code by SMS, typed in the conversation', (open) => {
  let opened: OpenedStore;
  let world: World;
  let contacts: Contacts;
  let phone: FakeChannel;
  let clock: FakeClock;

  beforeEach(async () => {
    clock = fakeClock();
    opened = await open(clock);
    phone = fakeChannel({ telephone: true });
    let last = 0;
    contacts = createContacts({
      ...{ store: opened.store, clock, secret, logger: fakeLogger() },
      speaker: () => world.router,
      telephone: () => 'sms',
      conversationOf: (channel, id) => conversationOf(secret, channel, id),
      ids: { next: () => `id-${String(++last)}` },
    });
    world = createWorld({ store: opened.store, clock, phone, contacts });
    await (await world.say('li', 'fee')).replies(5_000);
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const begin = async (): Promise<string> => {
    const before = phone.sent.length;
    await contacts.verify(person('agent', { id: 'ann' }), 'c-li', PHONE, true);
    const sent = await eventually(
      () => phone.sent,
      (all) => all.length > before,
    );
    return /code=(\d{6})$/.exec(sent.at(-1)?.activity.text ?? '')?.[1] ?? '';
  };
  const answer = async (text: string, channelData?: object): Promise<string | undefined> => {
    const accepted = channelData
      ? await world.host.accept({
          vendorId: text,
          activity: {
            ...{
              type: 'message',
              channelId: 'fake',
              from: { id: 'li', name: 'li' },
              conversation: { id: 'c-li' },
            },
            ...{ locale: 'en', text, channelData },
          },
        })
      : await world.say('li', text);
    return (await accepted.replies(5_000))?.[0]?.activity.text;
  };
  const entries = async (): Promise<LogEntry[]> => [
    ...(await opened.store.log.latest('c-li', 100)),
    ...(await opened.store.log.latest(conversationOf(secret, 'sms', PHONE), 100)),
  ];

  it('leaves in the SMS, is asked for, and links the phone', async () => {
    const code = await begin();
    expect(code).toMatch(/^\d{6}$/);
    expect(phone.sent[0]?.activity.recipient).toMatchObject({ id: PHONE });
    await eventually(
      () => world.channel.sent.map(({ activity }) => activity.text),
      (texts) => texts.includes('codeAskAllow en ending=8000 minutes=10'),
    );
    expect(await answer(code)).toBe('codeRight en');
    const { identities } = await contacts.card('c-li');
    expect(identities.map(({ key }) => key)).toEqual(['fake:li', `sms:${PHONE}`]);
    expect(await contacts.elsewhere('c-li')).toBe(conversationOf(secret, 'sms', PHONE));
    expect(await contacts.related('c-li')).toHaveLength(2);
  });

  it('neither the code nor what was typed is in the store or the logs', async () => {
    const code = await begin();
    const wrong = code === '111111' ? '222222' : '111111';
    await answer(wrong);
    await answer(code);
    const stored = JSON.stringify([await entries(), await opened.store.verifications.latest('c-li')]);
    expect(stored).toContain('******');
    for (const digits of [code, wrong]) {
      expect(stored).not.toContain(digits);
      expect(JSON.stringify(world.logger.lines)).not.toContain(digits);
    }
  });

  it('counts wrong ones, then asks for a new code', async () => {
    const code = await begin();
    const wrong = code === '111111' ? '222222' : '111111';
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await answer(wrong));
    expect(answers).toEqual([
      ...[4, 3, 2, 1].map((left) => `codeWrong en left=${String(left)}`),
      'codeOver en',
    ]);
    await answer(code);
    expect((await contacts.card('c-li')).identities).toHaveLength(1);
  });

  it('tells when it came too late', async () => {
    const code = await begin();
    clock.advance(11 * 60_000);
    expect(await answer(code)).toBe('codeOver en');
    expect((await contacts.card('c-li')).identities).toHaveLength(1);
  });

  it('a client cannot say that something was a code', async () => {
    const code = await begin();
    const verification = (await opened.store.verifications.openFor('c-li'))?.id ?? '';
    const typed = await contacts.typed('c-li', code);
    expect(typed?.verification).toBe(verification);
    await answer('hello', { typedCode: typed, other: 1 });
    expect((await contacts.card('c-li')).identities).toHaveLength(1);
    const stored = (await opened.store.log.latest('c-li', 10)).find(
      ({ activity }) => activity.text === 'hello',
    );
    expect(stored?.activity.channelData).toEqual({ other: 1 });
  });

  it('the agent who has the conversation hears of it', async () => {
    await (await world.say('li', 'person')).replies(5_000);
    const agent = await world.agent();
    await world.desk.claimNext(agent);
    const code = await begin();
    const before = await opened.store.events.last();
    expect(await answer(code)).toBe('codeRight en');
    const events = await opened.store.events.after(before, 10);
    expect(events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        type: 'message',
        conversationId: 'c-li',
        author: 'customer',
        owner: agent.id,
      }),
    );
  });
});
