import { randomUUID } from 'node:crypto';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import { fakeLogger } from '../../test/fakes/logger';
import { eventually } from '../../test/support/eventually';
import { freePort } from '../../test/support/free-port';
import { wechaty } from '.';
import { wechatySettings } from './settings';

/** Another process's puppet behind gRPC on this machine, reached by the settings alone. */
describe('over wechaty-puppet-service', () => {
  it('hears and says', async () => {
    const token = `insecure_${randomUUID()}`;
    const port = await freePort();
    const mocker = new mock.Mocker();
    const puppet = new PuppetMock({ mocker });
    const server = new PuppetServer({
      endpoint: `127.0.0.1:${port}`,
      puppet,
      token,
      tls: { disable: true },
    });
    await server.start();
    const me = mocker.createContact({ name: 'BankBot' });
    const customer = mocker.createContact({ name: 'Li' });
    const logger = fakeLogger();
    const host = new FakeChannelHost({ channel: 'wechaty', reply: () => [], now: new Date(), logger });
    const mounted = wechaty.mount(
      host,
      wechatySettings.parse({
        WECHATY_PUPPET: 'wechaty-puppet-service',
        WECHATY_ACKNOWLEDGE_RISK: 'yes',
        WECHATY_TOKEN: token,
        WECHATY_ENDPOINT: `127.0.0.1:${port}`,
        WECHATY_TLS: 'no',
        WECHATY_SENDS_PER_MINUTE: '120',
      }),
    );
    await eventually(
      () => puppet.listenerCount('login'),
      (count) => count > 0,
    );
    mocker.login(me);
    await eventually(
      () => logger.lines.map(({ message }) => message),
      (lines) => lines.includes('logged in'),
    );

    customer.say('查余额').to(me);
    const [entry] = await eventually(
      () => host.stored,
      (stored) => stored.length > 0,
    );
    if (!entry) throw new Error('nothing was stored');
    expect(entry.activity).toMatchObject({ text: '查余额', from: { name: 'Li' } });

    const heard: string[] = [];
    customer.on('message', (message) => void heard.push(message.text() ?? ''));
    const activity = {
      ...entry.activity,
      recipient: { id: entry.activity.from.id, name: '' },
      text: '您好',
    };
    expect(await mounted?.deliver(activity, 'k')).toMatchObject({ outcome: 'sent' });
    await eventually(
      () => heard,
      (texts) => texts.includes('您好'),
    );
    expect(JSON.stringify(logger.lines)).not.toContain(token);
    await mounted?.close?.();
    await server.stop();
  });
});
