import { wechatDriver } from '../../test/contract/channels/drivers/wechat';
import { sendRequest } from '../../test/fakes/channel-caller';
import { FakeChannelHost } from '../../test/fakes/channel-host';
import type { PassiveAnswer } from '../../src/contract/channel';
import type { HttpResponse } from '../../src/contract/http';
import { wechat } from '.';

const NOW = new Date('2026-01-02T03:04:05Z');

/** Answers a push; fails unless it is answered within the given time. */
async function answerWithin(ms: number, host: FakeChannelHost): Promise<HttpResponse> {
  const mounted = wechat.mount(host, wechat.settings.parse(wechatDriver.environment) as never);
  if (!mounted) throw new Error('The channel is off.');
  const answer = sendRequest(mounted, wechatDriver.push(wechatDriver.text('1', 'hi'), NOW));
  let settled = false;
  void answer.finally(() => (settled = true));
  await jest.advanceTimersByTimeAsync(ms);
  expect(settled).toBe(true);
  return answer;
}

describe('when time runs out', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('a message that could not be stored is asked for again', async () => {
    const host = new FakeChannelHost({ channel: 'wechat', now: NOW });
    host.accept = () => new Promise(() => undefined);
    expect(await answerWithin(4_800, host)).toMatchObject({ status: 503, body: 'STORE_UNAVAILABLE' });
  });

  it('a stored message is acknowledged, and the answer that comes too late is given back', async () => {
    const host = new FakeChannelHost({ channel: 'wechat', now: NOW });
    const settled: boolean[] = [];
    let finish: (answer: PassiveAnswer) => void = () => undefined;
    const accept = host.accept.bind(host);
    host.accept = async (inbound) => ({
      ...(await accept(inbound)),
      passive: () => new Promise((resolve) => (finish = resolve)),
    });
    expect(await answerWithin(4_800, host)).toMatchObject({ status: 200, body: 'success' });
    const { activity } = host.accepted[0] ?? {};
    if (activity) finish({ activity, settle: (left) => Promise.resolve(void settled.push(left)) });
    await jest.advanceTimersByTimeAsync(0);
    expect(settled).toEqual([false]);
  });
});
