import { FakeChannelHost } from '../../test/fakes/channel-host';
import { type ChannelServer, serveChannel } from '../../test/fakes/channel-server';
import { fakeLogger } from '../../test/fakes/logger';
import { eventually } from '../../test/support/eventually';
import { type KfPlatformOptions, WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import type { ChannelHost, MountedChannel } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { Logger } from '../../src/contract/ports';
import type { SharedState } from '../../src/contract/shared';
import { wecomKf } from '.';
import { wecomKfSettings } from './settings';

const MINUTE = 60_000;
const running: { close?(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close?.();
});

function makeHost(logger?: Logger): FakeChannelHost {
  const options = { channel: 'wecom-kf', now: new Date(), reply: () => [] };
  return new FakeChannelHost({ ...options, ...(logger && { logger }) });
}

async function startPlatform(
  host: FakeChannelHost,
  options: KfPlatformOptions = {},
): Promise<WecomKfPlatform> {
  const platform = await WecomKfPlatform.start({ clock: host.clock, retryMs: 5, ...options });
  running.push(platform);
  return platform;
}

/** One process: the channel behind real HTTP. */
async function startProcess(
  platform: WecomKfPlatform,
  host: FakeChannelHost,
  more: { shared?: SharedState; environment?: Record<string, string> } = {},
): Promise<MountedChannel & { server: ChannelServer }> {
  const settings = wecomKfSettings.parse({ ...platform.settings, ...more.environment });
  const shared = more.shared ?? host.shared;
  const seen = new Proxy<ChannelHost>(host, {
    get: (target, name) => (name === 'shared' ? shared : (Reflect.get(target, name, target) as unknown)),
  });
  const mounted = wecomKf.mount(seen, settings);
  if (!mounted) throw new Error('the channel is off');
  const server = await serveChannel(mounted, host);
  running.push(server, mounted);
  platform.connect(server.origin);
  return { ...mounted, server };
}

const textsOf = (host: FakeChannelHost) => host.stored.map(({ activity }) => activity.text);
const syncsOf = (platform: WecomKfPlatform) =>
  platform.server.calls.filter((call) => call === 'kf/sync_msg').length;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('a doorbell', () => {
  it('is answered, and what it tells of is read and stored', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    const pushed = await platform.write('li', '我的卡丢了');
    expect(pushed).toMatchObject({ acknowledged: true, attempts: 1 });
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    expect(host.accepted[0]).toMatchObject({
      vendorId: pushed.vendorId,
      window: 'message',
      activity: { text: '我的卡丢了', from: { id: 'wkFAKEAAAA0001:wmli' } },
    });
  });

  it('is not acknowledged when it could not be noted', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    const put = jest.spyOn(host.shared, 'put').mockRejectedValue(new AppError('STORE_UNAVAILABLE', 'down'));
    await startProcess(platform, host);
    expect(await platform.write('li', 'hi')).toMatchObject({ acknowledged: false, attempts: 3 });
    put.mockRestore();
    expect(await platform.write('li', 'again')).toMatchObject({ acknowledged: true });
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 2,
    );
    expect(textsOf(host)).toEqual(['hi', 'again']);
  });

  it('rung many times at once makes few readings', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    await Promise.all(numbers(40).map((text) => platform.write(`customer${text}`, text)));
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 40,
    );
    expect(syncsOf(platform)).toBeLessThan(40);
    expect(host.accepted).toHaveLength(40);
  });

  it('for an account that is not on the list is let pass', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { openKfids: ['wkONE', 'wkTWO'] });
    await startProcess(platform, host, { environment: { WECOM_KF_OPEN_KFIDS: 'wkTWO' } });
    expect(await platform.send('li', 'text', { content: 'one' }, 'wkONE')).toMatchObject({
      acknowledged: true,
    });
    expect(await platform.send('li', 'text', { content: 'two' }, 'wkTWO')).toMatchObject({
      acknowledged: true,
    });
    await eventually(
      () => textsOf(host),
      (texts) => texts.length > 0,
    );
    expect(textsOf(host)).toEqual(['two']);
  });

  it('keeps the accounts apart', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { openKfids: ['wkONE', 'wkTWO'] });
    await startProcess(platform, host);
    await platform.send('li', 'text', { content: 'one' }, 'wkONE');
    await platform.send('li', 'text', { content: 'two' }, 'wkTWO');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 2,
    );
    expect(new Set(host.stored.map(({ conversationId }) => conversationId))).toEqual(
      new Set(['wecom-kf-wkONE:wmli', 'wecom-kf-wkTWO:wmli']),
    );
  });
});

describe('reading', () => {
  it('goes on until has_more says no, also over empty pages', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 3, emptyPages: true });
    await startProcess(platform, host);
    for (const text of numbers(20)) platform.note('li', 'text', { content: text });
    await platform.write('li', '20');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 21,
    );
    expect(textsOf(host)).toEqual(numbers(21));
  });

  it('begins after a restart where it ended', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 2 });
    const first = await startProcess(platform, host);
    for (const text of numbers(5)) await platform.write('li', text);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 5,
    );
    await first.close?.();
    platform.note('li', 'text', { content: 'while down' });
    await startProcess(platform, host);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 6,
    );
    expect(host.accepted).toHaveLength(6);
  });

  it('leaves out on the first start what is older than some minutes, over all its pages', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 2 });
    for (const text of numbers(7)) platform.note('li', 'text', { content: `old ${text}` });
    host.advance(11 * MINUTE);
    platform.note('li', 'text', { content: 'new' });
    await startProcess(platform, host);
    await platform.write('li', 'newest');
    await eventually(
      () => textsOf(host),
      (texts) => texts.includes('newest'),
    );
    expect(textsOf(host)).toEqual(['new', 'newest']);
  });

  it("does without the doorbell's token once that is over", async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    await platform.write('li', 'first');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    platform.fail({ kind: 'http', status: 500 });
    await platform.faultSet;
    await platform.write('li', 'second');
    host.advance(20 * MINUTE);
    platform.fail(null);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 2,
    );
    expect(textsOf(host)).toEqual(['first', 'second']);
  });

  it('gets another access token when the vendor has ended ours', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    await platform.write('li', 'first');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    platform.tokens.revoke();
    await platform.write('li', 'second');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 2,
    );
    expect(platform.tokens.made).toBe(2);
  });

  it('reads three days again when the vendor takes the cursor no more, and stores nothing twice', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    await platform.write('li', 'first');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    await host.shared.put('cursor:wkFAKEAAAA0001', 'not a cursor', new Date(Date.now() + MINUTE));
    platform.note('li', 'text', { content: 'second' });
    await platform.write('li', 'third');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 3,
    );
    expect(textsOf(host)).toEqual(['first', 'second', 'third']);
  });

  it('passes over what cannot be read and goes on', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
    platform
      .account()
      .add({ msgid: '', send_time: host.clock.now().getTime() / 1000, origin: 3, msgtype: 'text' });
    await platform.write('li', 'after it');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    expect(textsOf(host)).toEqual(['after it']);
  });

  it('keeps the order of a customer', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 7 });
    await startProcess(platform, host);
    for (const text of numbers(50)) platform.note(`c${Number(text) % 5}`, 'text', { content: text });
    await platform.write('c0', '50');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 51,
    );
    for (const customer of ['c1', 'c2', 'c3', 'c4']) {
      const texts = host.stored
        .filter(({ activity }) => activity.from.id.endsWith(`wm${customer}`))
        .map(({ activity }) => Number(activity.text));
      expect(texts).toEqual([...texts].sort((a, b) => a - b));
      expect(texts).toHaveLength(10);
    }
  });
});

describe('nothing is lost or doubled', () => {
  it('when a process dies between a page and its cursor', async () => {
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 4 });
    let deaths = 0;
    const shared: SharedState = {
      get: (key) => host.shared.get(key),
      once: (key, until) => host.shared.once(key, until),
      lock: (key, ms, task) => host.shared.lock(key, ms, task),
      put: (key, value, until) => {
        if (!key.startsWith('cursor:')) return host.shared.put(key, value, until);
        deaths += 1;
        return Promise.reject(new Error('the process is gone'));
      },
    };
    const dying = await startProcess(platform, host, { shared });
    for (const text of numbers(3)) platform.note('li', 'text', { content: text });
    await platform.write('li', '3');
    await eventually(
      () => deaths,
      (count) => count > 0,
    );
    await dying.close?.();
    expect(await host.shared.get('cursor:wkFAKEAAAA0001')).toBeNull();
    await startProcess(platform, host);
    await eventually(
      () => host.accepted.length,
      (count) => count >= 8,
    );
    expect(textsOf(host)).toEqual(numbers(4));
  });

  it('when a process dies after it has answered the doorbell', async () => {
    const host = makeHost();
    const platform = await startPlatform(host);
    const dying = await startProcess(platform, host);
    platform.fail({ kind: 'down' });
    await platform.faultSet;
    expect(await platform.write('li', 'promised')).toMatchObject({ acknowledged: true });
    await dying.close?.();
    platform.fail(null);
    await platform.faultSet;
    expect(textsOf(host)).toEqual([]);
    await startProcess(platform, host);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 1,
    );
    expect(textsOf(host)).toEqual(['promised']);
  });

  it('when the store fails in the middle of a page', async () => {
    const logger = fakeLogger();
    const host = makeHost(logger);
    const platform = await startPlatform(host);
    await startProcess(platform, host);
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
    const host = makeHost();
    const platform = await startPlatform(host, { pageSize: 3 });
    const one = await startProcess(platform, host);
    const two = await startProcess(platform, host);
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
    const host = makeHost();
    const platform = await startPlatform(host);
    await startProcess(platform, host);
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
  const host = makeHost(logger);
  const platform = await startPlatform(host);
  await startProcess(platform, host);
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
