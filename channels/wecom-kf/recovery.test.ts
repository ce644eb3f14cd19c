import type { FakeChannelHost } from '../../test/fakes/channel-host';
import { fakeLogger } from '../../test/fakes/logger';
import { WecomKfRig } from '../../test/fakes/wecom-kf';
import { eventually } from '../../test/support/eventually';
import { AppError } from '../../src/contract/errors';
import type { SharedState } from '../../src/contract/shared';

const running: WecomKfRig[] = [];
afterEach(async () => {
  for (const rig of running.splice(0)) await rig.close();
});

async function prepare(...options: Parameters<typeof WecomKfRig.prepare>) {
  const rig = await WecomKfRig.prepare(...options);
  running.push(rig);
  return { rig, host: rig.host, platform: rig.platform };
}

const textsOf = (host: FakeChannelHost) => host.stored.map(({ activity }) => activity.text);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('nothing is lost or doubled', () => {
  it('when a process dies between a page and its cursor', async () => {
    const { rig, host, platform } = await prepare({ pageSize: 4 });
    let deaths = 0;
    const shared: SharedState = {
      get: (key) => host.shared.get(key),
      once: (key, until) => host.shared.once(key, until),
      first: (key, value, until) => host.shared.first(key, value, until),
      lock: (key, ms, task) => host.shared.lock(key, ms, task),
      put: (key, value, until) => {
        if (!key.startsWith('cursor:')) return host.shared.put(key, value, until);
        deaths += 1;
        return Promise.reject(new Error('the process is gone'));
      },
    };
    const dying = await rig.startProcess({ shared });
    for (const text of numbers(3)) platform.note('li', 'text', { content: text });
    await platform.write('li', '3');
    await eventually(
      () => deaths,
      (count) => count > 0,
    );
    await dying.close?.();
    expect(await host.shared.get('cursor:wkFAKEAAAA0001')).toBeNull();
    await rig.startProcess();
    await eventually(
      () => host.accepted.length,
      (count) => count >= 8,
    );
    expect(textsOf(host)).toEqual(numbers(4));
  });

  it('when a process dies after it has answered the doorbell', async () => {
    const { rig, host, platform } = await prepare();
    const dying = await rig.startProcess();
    platform.fail({ kind: 'down' });
    await platform.faultSet;
    expect(await platform.write('li', 'promised')).toMatchObject({ acknowledged: true });
    await dying.close?.();
    platform.fail(null);
    await platform.faultSet;
    expect(textsOf(host)).toEqual([]);
    await rig.startProcess();
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    expect(textsOf(host)).toEqual(['promised']);
  });

  it('when the store fails in the middle of a page', async () => {
    const logger = fakeLogger();
    const { rig, host, platform } = await prepare({}, logger);
    await rig.startProcess();
    host.failWith = new AppError('STORE_UNAVAILABLE', 'down');
    await platform.write('li', 'first');
    await eventually(
      () => JSON.stringify(logger.lines),
      (log) => log.includes('STORE_UNAVAILABLE'),
    );
    host.failWith = null;
    await platform.write('li', 'second');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 2,
    );
    expect(textsOf(host)).toEqual(['first', 'second']);
  });

  it('when two processes hear doorbells at once', async () => {
    const { rig, host, platform } = await prepare({ pageSize: 3 });
    const one = await rig.startProcess();
    const two = await rig.startProcess();
    const rings = numbers(60).map((text) => {
      platform.connect((Number(text) % 2 === 0 ? one : two).server.origin);
      return platform.write(`c${Number(text) % 7}`, text);
    });
    expect((await Promise.all(rings)).every(({ acknowledged }) => acknowledged)).toBe(true);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 60,
    );
    expect(new Set(textsOf(host))).toEqual(new Set(numbers(60)));
    expect(host.accepted).toHaveLength(60);
  });

  it('by a report of failure, which is passed on', async () => {
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
    await platform.refuse('own-message-id', 10);
    await eventually(
      () => host.reports,
      (reports) => reports.length > 0,
    );
    expect(host.reports).toEqual([
      {
        vendorId: 'own-message-id',
        state: 'failed',
        code: 'WECOM_SEND_FAIL_10',
        at: new Date(Math.floor(host.clock.now().getTime() / 1000) * 1000),
      },
    ]);
  });
});

it('writes no secret, code or text into the log', async () => {
  const logger = fakeLogger();
  const { rig, host, platform } = await prepare({}, logger);
  await rig.startProcess();
  await platform.enter('li');
  platform.fail({ kind: 'http', status: 503 });
  await platform.faultSet;
  await platform.write('li', '我的密码');
  await eventually(
    () => logger.lines.length,
    (count) => count > 0,
  );
  platform.fail(null);
  await eventually(
    () => textsOf(host),
    (texts) => texts.includes('我的密码'),
  );
  const { WECOM_KF_SECRET = '', WECOM_KF_TOKEN = '', WECOM_KF_AES_KEY = '' } = platform.settings;
  const log = JSON.stringify(logger.lines);
  for (const secret of [
    WECOM_KF_SECRET,
    WECOM_KF_TOKEN,
    WECOM_KF_AES_KEY,
    platform.tokens.issue().token,
    '密码',
    'wmli',
  ]) {
    expect(log).not.toContain(secret);
  }
});
