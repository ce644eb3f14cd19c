import { randomUUID } from 'node:crypto';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';
import type { Activity } from '../../src/contract/activity';
import type { MountedChannel } from '../../src/contract/channel';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { type FakeLogger, fakeLogger } from '../../test/fakes/logger';
import { eventually } from '../../test/support/eventually';
import { freePort } from '../../test/support/free-port';
import { wechaty } from '.';
import { wechatySettings } from './settings';

/** Another process's puppet behind gRPC on this machine, reached by the settings alone. */
describe('over wechaty-puppet-service', () => {
  const token = `insecure_${randomUUID()}`;
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const me = mocker.createContact({ name: 'BankBot' });
  const customer = mocker.createContact({ name: 'Li' });
  let endpoint: string;
  let server: PuppetServer;
  let logger: FakeLogger;
  let host: FakeChannelHost;
  let mounted: MountedChannel | null;

  async function serve(): Promise<void> {
    server = new PuppetServer({ endpoint, puppet, token, tls: { disable: true } });
    await server.start();
  }
  /** Until we have been told of that many logins; a new client stops the puppet, which then has to be logged in again. */
  const logins = (count: number) =>
    eventually(
      () => {
        if (!puppet.isLoggedIn) mocker.login(me);
        return logger.lines.filter(({ message }) => message === 'logged in').length;
      },
      (seen) => seen >= count,
    );
  const heardFrom = (count: number) =>
    eventually(
      () => host.stored.map(({ activity }) => activity),
      (stored) => stored.length === count,
    );
  const answer = (activity: Activity, text: string) =>
    mounted?.deliver({ ...activity, recipient: { id: activity.from.id, name: '' }, text }, 'k');

  beforeAll(async () => {
    endpoint = `127.0.0.1:${await freePort()}`;
    await serve();
    logger = fakeLogger();
    host = new FakeChannelHost({ channel: 'wechaty', reply: () => [], now: new Date(), logger });
    const settings = wechatySettings.parse({
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_ACKNOWLEDGE_RISK: 'yes',
      WECHATY_TOKEN: token,
      WECHATY_ENDPOINT: endpoint,
      WECHATY_TLS: 'no',
      WECHATY_SENDS_PER_MINUTE: '120',
    });
    mounted = wechaty.mount(host, settings);
    // One listener is the server's own health check; the second is the event stream of our client.
    await eventually(
      () => puppet.listenerCount('login'),
      (count) => count >= 2,
    );
    await logins(1);
  });
  afterAll(async () => {
    await mounted?.close?.();
    await server.stop();
  });

  it('hears and says', async () => {
    const heard: string[] = [];
    customer.on('message', (message) => void heard.push(message.text() ?? ''));
    customer.say('查余额').to(me);
    const [said] = await heardFrom(1);
    expect(said).toMatchObject({ text: '查余额', from: { name: 'Li' } });
    expect(await answer(said as Activity, '您好')).toMatchObject({ outcome: 'sent' });
    await eventually(
      () => heard,
      (texts) => texts.includes('您好'),
    );
    expect(JSON.stringify(logger.lines)).not.toContain(token);
  });

  it('waits while the service is down, and goes on when it is back', async () => {
    await server.stop();
    const [said] = await heardFrom(1);
    expect(await answer(said as Activity, 'x')).toMatchObject({ outcome: 'retry' });
    await serve();
    await logins(2);
    customer.say('还在吗').to(me);
    expect((await heardFrom(2))[1]?.text).toBe('还在吗');
  });
});
