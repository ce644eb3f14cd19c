import type { HttpRequest } from '../../src/contract/http';
import { AppError } from '../../src/contract/errors';
import { makeRequest, matchPath } from '../../test/fakes/channel-caller';
import { FakeSocket } from '../../test/fakes/fake-socket';
import { opened, type Opened, WebchatRig } from '../../test/fakes/webchat';
import { MAX_SOCKETS } from './socket-pool';
import { DRAIN_MS, MAX_BUFFERED } from './stream-reader';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const coded = (code: string) => expect.objectContaining({ code }) as Error;

/** The texts that a socket got, in order. */
function texts(socket: FakeSocket): (string | undefined)[] {
  return socket.frames.flatMap((frame) => {
    const { activities } = JSON.parse(frame) as { activities: { text?: string }[] };
    return activities.map((activity) => activity.text);
  });
}

class StreamRig extends WebchatRig {
  me: Opened | undefined;

  get id(): string {
    return this.me?.conversationId ?? '';
  }

  async streamUrl(watermark?: string): Promise<string> {
    this.me ??= await this.visit();
    const path = watermark === undefined ? ['POST', ''] : ['GET', `/${this.id}?watermark=${watermark}`];
    return opened(await this.call(path[0] ?? '', `/conversations${path[1] ?? ''}`, this.me.token)).streamUrl;
  }

  async open(url: string, more: Partial<HttpRequest> = {}): Promise<FakeSocket> {
    const [route] = this.mounted.sockets ?? [];
    const request = makeRequest('GET', url.replace(/^ws/, 'http'));
    const params = matchPath(route?.path ?? '', request.path) ?? {};
    const run = await route?.connect({ ...request, params, ...more });
    const socket = new FakeSocket();
    run?.(socket);
    await settled();
    return socket;
  }

  /** Stores n entries without telling anybody. */
  fill(from: number, to: number): void {
    this.host.publishing = false;
    for (let n = from; n <= to; n += 1) this.host.say(this.id, { text: String(n) });
    this.host.publishing = true;
  }
}

describe('opening', () => {
  it('replays from the start, then goes on live', async () => {
    const rig = new StreamRig();
    const url = await rig.streamUrl();
    rig.host.say(rig.id, { text: 'before' });
    const socket = await rig.open(url);
    rig.host.say(rig.id, { text: 'live' });
    expect(texts(socket)).toEqual(['before', 'live']);
    expect((JSON.parse(socket.frames[1] ?? '') as { watermark: string }).watermark).toBe('2');
  });

  it('replays from the watermark only', async () => {
    const rig = new StreamRig();
    await rig.streamUrl();
    rig.fill(1, 3);
    expect(texts(await rig.open(await rig.streamUrl('2')))).toEqual(['3']);
  });

  it('replays a long log in pages', async () => {
    const rig = new StreamRig();
    const url = await rig.streamUrl();
    rig.fill(1, 250);
    const socket = await rig.open(url);
    await settled();
    expect(socket.frames).toHaveLength(3);
    expect(texts(socket)).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)));
  });

  it.each<[string, (url: URL, rig: StreamRig) => void, string]>([
    ['without a ticket', (url) => url.searchParams.delete('t'), 'UNAUTHENTICATED'],
    [
      'with a token for a ticket',
      (url, rig) => url.searchParams.set('t', rig.me?.token ?? ''),
      'UNAUTHENTICATED',
    ],
    ['with an old ticket', (_url, rig) => rig.host.advance(60_000), 'TOKEN_EXPIRED'],
    [
      'of another conversation',
      (url) => (url.pathname = '/v3/directline/conversations/wc-other/stream'),
      'FORBIDDEN',
    ],
    ['with a bad watermark', (url) => url.searchParams.set('watermark', 'x'), 'BAD_REQUEST'],
  ])('is refused %s', async (_what, spoil, code) => {
    const rig = new StreamRig();
    const url = new URL(await rig.streamUrl());
    spoil(url, rig);
    await expect(rig.open(url.href)).rejects.toThrow(coded(code));
  });
});

describe('following', () => {
  it('reads up what it was not told', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    rig.fill(1, 2);
    rig.host.say(rig.id, { text: '3' });
    await settled();
    rig.host.say(rig.id, { text: '4' });
    expect(texts(socket)).toEqual(['1', '2', '3', '4']);
  });

  it('catches up when the client shows that it lives, at most every five seconds', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    rig.fill(1, 1);
    socket.receive('');
    await settled();
    expect(texts(socket)).toEqual([]);
    rig.host.advance(5_000);
    socket.receive('');
    socket.receive('{garbage');
    await settled();
    expect(texts(socket)).toEqual(['1']);
    expect(socket.closed).toBeNull();
  });

  it('loses nothing that is stored while it reads, and sends nothing twice', async () => {
    const rig = new StreamRig();
    const url = await rig.streamUrl();
    rig.fill(1, 150);
    const opening = rig.open(url);
    for (let n = 151; n <= 200; n += 1) {
      rig.host.say(rig.id, { text: String(n) });
      await Promise.resolve();
    }
    const socket = await opening;
    await settled();
    expect(texts(socket)).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 1)));
  });

  it('stops with the socket', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    expect(rig.host.watchers(rig.id)).toBe(1);
    socket.close(1000, '');
    expect(rig.host.watchers(rig.id)).toBe(0);
    rig.host.say(rig.id, { text: 'late' });
    expect(socket.frames).toEqual([]);
  });

  it('stays open past the end of the token', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    rig.host.advance(7_200_000);
    rig.host.say(rig.id, { text: 'still here' });
    expect(texts(socket)).toEqual(['still here']);
  });

  it('closes when the log cannot be read, so that the client comes back', async () => {
    const rig = new StreamRig();
    const url = await rig.streamUrl();
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    const socket = await rig.open(url);
    expect(socket.closed?.code).toBe(1011);
    expect(rig.host.watchers(rig.id)).toBe(0);
  });
});

describe('a client that does not read', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('is waited for, then gets what it missed', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    socket.unread = MAX_BUFFERED + 1;
    for (const text of ['1', '2', '3']) rig.host.say(rig.id, { text });
    await jest.advanceTimersByTimeAsync(DRAIN_MS / 2);
    expect(socket.frames).toEqual([]);
    socket.unread = 0;
    await jest.advanceTimersByTimeAsync(100);
    expect(texts(socket)).toEqual(['1', '2', '3']);
  });

  it('is closed after a while', async () => {
    const rig = new StreamRig();
    const socket = await rig.open(await rig.streamUrl());
    socket.unread = MAX_BUFFERED + 1;
    rig.host.say(rig.id, { text: '1' });
    await jest.advanceTimersByTimeAsync(DRAIN_MS + 100);
    expect(socket.closed?.code).toBe(1008);
    expect(rig.host.watchers(rig.id)).toBe(0);
  });
});

it('bounds the sockets of a conversation: the oldest gives way', async () => {
  const rig = new StreamRig();
  const sockets: FakeSocket[] = [];
  for (let n = 0; n <= MAX_SOCKETS; n += 1) sockets.push(await rig.open(await rig.streamUrl()));
  expect(sockets.map((socket) => socket.closed?.code)).toEqual([1008, ...Array<undefined>(MAX_SOCKETS)]);
  expect(rig.host.watchers(rig.id)).toBe(MAX_SOCKETS);
});
