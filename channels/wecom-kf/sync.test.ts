import type { FakeChannelHost } from '../../test/fakes/channel-host';
import { WecomKfRig } from '../../test/fakes/wecom-kf';
import { eventually } from '../../test/support/eventually';
import { AppError } from '../../src/contract/errors';

const MINUTE = 60_000;
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

describe('a doorbell', () => {
  it('is answered, and what it tells of is read and stored', async () => {
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare();
    const put = jest.spyOn(host.shared, 'put').mockRejectedValue(new AppError('STORE_UNAVAILABLE', 'down'));
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
    await Promise.all(numbers(40).map((text) => platform.write(`customer${text}`, text)));
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 40,
    );
    expect(rig.callsOf('kf/sync_msg')).toBeLessThan(40);
    expect(host.accepted).toHaveLength(40);
  });

  it('for an account that is not on the list is let pass', async () => {
    const { rig, host, platform } = await prepare({ openKfids: ['wkONE', 'wkTWO'] });
    await rig.startProcess({ environment: { WECOM_KF_OPEN_KFIDS: 'wkTWO' } });
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
    const { rig, host, platform } = await prepare({ openKfids: ['wkONE', 'wkTWO'] });
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare({ pageSize: 3, emptyPages: true });
    await rig.startProcess();
    for (const text of numbers(20)) platform.note('li', 'text', { content: text });
    await platform.write('li', '20');
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 21,
    );
    expect(textsOf(host)).toEqual(numbers(21));
  });

  it('begins after a restart where it ended', async () => {
    const { rig, host, platform } = await prepare({ pageSize: 2 });
    const first = await rig.startProcess();
    for (const text of numbers(5)) await platform.write('li', text);
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 5,
    );
    await first.close?.();
    platform.note('li', 'text', { content: 'while down' });
    await rig.startProcess();
    await eventually(
      () => textsOf(host),
      (texts) => texts.length === 6,
    );
    expect(host.accepted).toHaveLength(6);
  });

  it('leaves out on the first start what is older than some minutes, over all its pages', async () => {
    const { rig, host, platform } = await prepare({ pageSize: 2 });
    for (const text of numbers(7)) platform.note('li', 'text', { content: `old ${text}` });
    host.advance(11 * MINUTE);
    platform.note('li', 'text', { content: 'new' });
    await rig.startProcess();
    await platform.write('li', 'newest');
    await eventually(
      () => textsOf(host),
      (texts) => texts.includes('newest'),
    );
    expect(textsOf(host)).toEqual(['new', 'newest']);
  });

  it("does without the doorbell's token once that is over", async () => {
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare();
    await rig.startProcess();
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
    const { rig, host, platform } = await prepare({ pageSize: 7 });
    await rig.startProcess();
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
