import { FileBox } from 'file-box';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { Activity } from '../../src/contract/activity';
import type { MountedChannel } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { type FakeLogger, fakeLogger } from '../../test/fakes/logger';
import { eventually } from '../../test/support/eventually';
import { mountPuppet, wechaty } from '.';
import { wechatySettings } from './settings';

type Contact = ReturnType<mock.Mocker['createContact']>;
type MockRoom = ReturnType<mock.Mocker['createRoom']>;

interface Rig {
  host: FakeChannelHost;
  logger: FakeLogger;
  mocker: mock.Mocker;
  puppet: PuppetMock;
  mounted: MountedChannel;
  me: Contact;
  customer: Contact;
  /** What the customer has been told by us. */
  heard: string[];
}

let rig: Rig;

async function open(env: Record<string, string> = {}): Promise<Rig> {
  const logger = fakeLogger();
  const host = new FakeChannelHost({ channel: 'wechaty', reply: () => [], now: new Date(), logger });
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const settings = wechatySettings.parse({ WECHATY_SENDS_PER_MINUTE: '120', ...env });
  const mounted = mountPuppet(host, settings, puppet);
  await eventually(
    () => puppet.listenerCount('login'),
    (count) => count > 0,
  );
  const me = mocker.createContact({ name: 'BankBot' });
  const customer = mocker.createContact({ name: 'Li' });
  mocker.login(me);
  await eventually(
    () => logger.lines.map(({ message }) => message),
    (lines) => lines.includes('logged in'),
  );
  const heard: string[] = [];
  customer.on('message', (message) => {
    if (message.talker().id === me.id) heard.push(message.text() ?? '');
  });
  return { host, logger, mocker, puppet, mounted, me, customer, heard };
}

beforeEach(async () => {
  rig = await open();
});
afterEach(async () => {
  await rig.mounted.close?.();
});

const logged = (wanted: string) =>
  eventually(
    () => rig.logger.lines.map(({ message }) => message),
    (lines) => lines.includes(wanted),
  );
const failSends = (error: Error) =>
  Object.assign(rig.puppet, { messageSendText: () => Promise.reject(error) });
const picture = (bytes: Buffer, name: string) => FileBox.fromBase64(bytes.toString('base64'), name);
const inbound = (count: number) =>
  eventually(
    () => rig.host.stored.filter(({ direction }) => direction === 'in'),
    (entries) => entries.length >= count,
  );
const room = (...members: Contact[]): MockRoom =>
  rig.mocker.createRoom({ memberIdList: members.map(({ id }) => id), topic: '客户群' });
const contactId = () => `contact/${encodeURIComponent(rig.customer.id)}`;

function reply(to: string, text: string, more: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    channelId: 'wechaty',
    from: { id: 'bot', name: 'bot' },
    recipient: { id: to, name: '' },
    conversation: { id: `wechaty-${to}` },
    text,
    ...more,
  };
}

describe('hearing', () => {
  it('stores what a contact says', async () => {
    rig.customer.say('查余额').to(rig.me);
    const [entry] = await inbound(1);
    expect(entry?.activity).toMatchObject({
      type: 'message',
      text: '查余额',
      from: { id: contactId(), name: 'Li' },
      conversation: { id: `wechaty-${contactId()}` },
    });
  });

  it('keeps the order in which it was said', async () => {
    for (let n = 0; n < 20; n += 1) rig.customer.say(String(n)).to(rig.me);
    const entries = await inbound(20);
    expect(entries.map(({ activity }) => activity.text)).toEqual(
      Array.from({ length: 20 }, (_, n) => String(n)),
    );
  });

  it('hears in a room only what names us, each person apart', async () => {
    const other = rig.mocker.createContact({ name: 'Wang' });
    const group = room(rig.me, rig.customer, other);
    rig.customer.say('not for you').to(group);
    rig.customer.say('for Wang', [other]).to(group);
    rig.customer.say('@BankBot\u2005查余额', [rig.me]).to(group);
    other.say('转账', [rig.me]).to(group);
    const entries = await inbound(2);
    const at = (contact: Contact) => `room/${encodeURIComponent(group.id)}/${encodeURIComponent(contact.id)}`;
    const seen = ({ text, from, channelData }: Activity): unknown[] => [text, from.id, channelData];
    expect(entries.map(({ activity }) => seen(activity))).toEqual([
      ['查余额', at(rig.customer), { room: '客户群' }],
      ['转账', at(other), { room: '客户群' }],
    ]);
  });

  it('does not answer itself', async () => {
    rig.me.say('my own words').to(rig.customer);
    rig.me.say('my own words').to(room(rig.me, rig.customer));
    rig.customer.say('last').to(rig.me);
    expect((await inbound(1)).map(({ activity }) => activity.text)).toEqual(['last']);
  });

  it('stores a message that is shown twice once', async () => {
    rig.customer.say('hi').to(rig.me);
    const [entry] = await inbound(1);
    rig.puppet.emit('message', { messageId: entry?.key.slice('in:wechaty:'.length) ?? '' });
    rig.customer.say('last').to(rig.me);
    expect((await inbound(2)).map(({ activity }) => activity.text)).toEqual(['hi', 'last']);
  });

  it('leaves out what is old at login', async () => {
    rig.host.advance(301_000);
    rig.customer.say('old').to(rig.me);
    await logged('an old message is left out');
    rig.host.advance(-301_000);
    rig.customer.say('new').to(rig.me);
    expect((await inbound(1)).map(({ activity }) => activity.text)).toEqual(['new']);
  });

  it('stores later what could not be stored', async () => {
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    rig.customer.say('one').to(rig.me);
    rig.customer.say('two').to(rig.me);
    await eventually(
      () => rig.puppet.listenerCount('message'),
      (count) => count > 0,
    );
    await new Promise((done) => setImmediate(done));
    rig.host.failWith = null;
    expect((await inbound(2)).map(({ activity }) => activity.text)).toEqual(['one', 'two']);
  });

  it('stops listening to a flood', async () => {
    for (let n = 0; n < 60; n += 1) rig.customer.say(String(n)).to(rig.me);
    const lost = () => rig.logger.lines.filter(({ message }) => message === 'a message is lost');
    await eventually(lost, (lines) => lines.length === 30);
    expect(rig.host.stored).toHaveLength(30);
  });

  it('names an image and fetches it by the id of its message', async () => {
    const bytes = Buffer.from('not really a picture');
    rig.customer.say(picture(bytes, 'card.png')).to(rig.me);
    await inbound(1);
    const [accepted] = rig.host.accepted;
    expect(accepted?.activity.attachments).toEqual([
      { contentType: 'image/*', contentUrl: `/api/files/${accepted?.media?.[0]?.fileId ?? ''}` },
    ]);
    const file = await rig.mounted.fetchMedia?.(accepted?.media?.[0]?.reference ?? '');
    expect(file).toEqual({ name: 'card.png', contentType: 'image/png', bytes });
  });

  it.each([
    ['unknown to the puppet', 'nobody-knows-it', 'VENDOR_REJECTED'],
    ['too large', '', 'VENDOR_REJECTED'],
  ])('does not fetch a file that is %s', async (_name, id, code) => {
    rig.customer.say(picture(Buffer.alloc(16 * 1024 * 1024), 'big.png')).to(rig.me);
    await inbound(1);
    const reference = id === '' ? (rig.host.accepted[0]?.media?.[0]?.reference ?? '') : id;
    await expect(rig.mounted.fetchMedia?.(reference)).rejects.toMatchObject({ code });
  });

  it('lives on when the puppet fails, and logs no words', async () => {
    rig.puppet.emit('error', { data: 'secret words of a customer' });
    rig.puppet.emit('message', { messageId: 'nobody-knows-it' });
    rig.mocker.scan('https://login.example/qr');
    rig.customer.say('still there').to(rig.me);
    await inbound(1);
    const { lines } = rig.logger;
    expect(lines.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['the puppet failed', 'scan this code with WeChat to log in']),
    );
    expect(JSON.stringify(lines)).not.toContain('secret words');
    expect(JSON.stringify(lines)).not.toContain('still there');
  });
});

describe('saying', () => {
  it('says it to the contact', async () => {
    expect(await rig.mounted.deliver(reply(contactId(), '您好'), 'k')).toMatchObject({ outcome: 'sent' });
    expect(rig.heard).toEqual(['您好']);
  });

  it('says it in the room with a mention', async () => {
    const group = room(rig.me, rig.customer);
    const heard: string[] = [];
    group.on('message', (message) => void heard.push(message.text() ?? ''));
    const to = `room/${encodeURIComponent(group.id)}/${encodeURIComponent(rig.customer.id)}`;
    expect(await rig.mounted.deliver(reply(to, '余额 12.50'), 'k')).toMatchObject({ outcome: 'sent' });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^@\S.* 余额 12\.50$/);
  });

  it('waits while nobody is logged in', async () => {
    await rig.puppet.logout();
    const receipt = await rig.mounted.deliver(reply(contactId(), 'x'), 'k');
    expect(receipt).toEqual({ outcome: 'retry', code: 'NOT_LOGGED_IN' });
    await expect(rig.mounted.fetchMedia?.('m')).rejects.toMatchObject({ code: 'VENDOR_UNREACHABLE' });
    rig.mocker.login(rig.me);
    expect(await rig.mounted.deliver(reply(contactId(), 'x'), 'k')).toMatchObject({ outcome: 'sent' });
  });

  it('does not know what became of a send that failed', async () => {
    failSends(new Error('socket hang up'));
    expect(await rig.mounted.deliver(reply(contactId(), 'x'), 'k')).toEqual({
      outcome: 'unknown',
      code: 'PUPPET_FAILED',
    });
  });

  it.each([
    [7, { outcome: 'rejected', code: 'PERMISSION_DENIED', elsewhere: true }],
    [8, { outcome: 'retry', code: 'RESOURCE_EXHAUSTED' }],
    [14, { outcome: 'unknown', code: 'PUPPET_FAILED' }],
  ])('gRPC status %d is %j', async (code, receipt) => {
    failSends(Object.assign(new Error('no'), { code }));
    expect(await rig.mounted.deliver(reply(contactId(), 'x'), 'k')).toEqual(receipt);
  });

  it('does not send to somebody that it cannot name', async () => {
    expect(await rig.mounted.deliver(reply('contact/a/b', 'x'), 'k')).toEqual({
      outcome: 'rejected',
      code: 'NO_RECIPIENT',
    });
  });

  it('sends no bursts', async () => {
    await rig.mounted.close?.();
    rig = await open({ WECHATY_SENDS_PER_MINUTE: '1' });
    const receipts = await Promise.all(
      [1, 2, 3].map((n) => rig.mounted.deliver(reply(contactId(), `${n}`), 'k')),
    );
    expect(receipts).toEqual([
      { outcome: 'sent' },
      { outcome: 'retry', code: 'PACED', afterMs: 10_000 },
      { outcome: 'retry', code: 'PACED', afterMs: 10_000 },
    ]);
    rig.host.advance(60_000);
    expect(await rig.mounted.deliver(reply(contactId(), 'later'), 'k')).toMatchObject({ outcome: 'sent' });
    expect(rig.heard).toEqual(['1', 'later']);
  });

  it('keeps events and typing from people', async () => {
    expect(wechaty.adapt?.(reply('x', '', { type: 'typing' }))).toEqual([]);
    expect(await rig.mounted.deliver(reply(contactId(), '', { type: 'event' }), 'k')).toEqual({
      outcome: 'sent',
    });
    expect(rig.heard).toEqual([]);
  });

  it('writes buttons as numbered lines', () => {
    const actions = ['查余额', '转人工'].map((title) => ({ type: 'imBack', title, value: title }));
    const parts = wechaty.adapt?.(reply('x', '请选择', { suggestedActions: { to: [], actions } }));
    expect(parts?.map(({ text }) => text)).toEqual(['请选择\n1. 查余额\n2. 转人工']);
  });
});
