import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { MountedChannel } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';
import type { Socket } from '../../../src/contract/http';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
const sockets: Socket[] = [];

const channel: MountedChannel = {
  deliver: () => Promise.resolve({ outcome: 'sent' }),
  routes: [],
  sockets: [
    {
      path: '/stream/:id',
      connect: ({ params: { id } }) => {
        if (id === 'forged') throw new AppError('TOKEN_EXPIRED', 'The token has expired.');
        if (id === 'broken') throw new Error('a secret detail');
        return Promise.resolve((socket) => {
          sockets.push(socket);
          socket.onMessage((text) => {
            if (text === 'throw') throw new Error('listener');
            socket.send(`${id}:${text}`);
          });
          socket.send('welcome');
        });
      },
    },
  ],
};

beforeAll(async () => {
  house = await startHouse({ channels: [channel] });
});
afterAll(() => house.close());

describe('sockets', () => {
  const open = (path: string) => new WebSocket(`${house.url.replace('http', 'ws')}${path}`);
  const refusal = async (path: string): Promise<number | undefined> => {
    const socket = open(path);
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode?: number; resume(): void },
    ];
    response.resume();
    return response.statusCode;
  };

  test('carry texts both ways', async () => {
    const socket = open('/stream/7');
    const received: string[] = [];
    socket.on('message', (data: Buffer) => received.push(data.toString()));
    await once(socket, 'open');
    socket.send('');
    socket.send('hi');
    while (received.length < 3) await once(socket, 'message');
    expect(received).toEqual(['welcome', '7:', '7:hi']);
    expect(sockets.at(-1)?.buffered()).toBe(0);
    sockets.at(-1)?.close(4000, 'bye');
    expect((await once(socket, 'close'))[0]).toBe(4000);
  });

  test.each([
    ['/stream/forged', 403],
    ['/stream/broken', 500],
    ['/nowhere', 404],
    ['/stream/%zz', 404],
    ['/', 404],
  ])('refuse %s with %i', async (path, status) => {
    expect(await refusal(path)).toBe(status);
  });

  test.each([
    ['binary', (s: WebSocket) => s.send(Buffer.from([1])), 1003],
    ['a frame that is too large', (s: WebSocket) => s.send('x'.repeat(65 * 1024)), 1009],
    ['a message that breaks the listener', (s: WebSocket) => s.send('throw'), 1011],
  ])('close on %s', async (_name, send, code) => {
    const socket = open('/stream/1');
    await once(socket, 'open');
    send(socket);
    expect((await once(socket, 'close'))[0]).toBe(code);
  });

  test.each([
    ['no websocket', 'GET /stream/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['no key', 'GET /stream/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    [
      'a strange host',
      'GET /stream/1 HTTP/1.1\r\nHost: a b\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
  ])('survive an upgrade with %s', async (_name, text) => {
    const raw = connect(house.port, '127.0.0.1');
    raw.write(text);
    const [data] = (await once(raw, 'data')) as [Buffer];
    expect(data.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
    raw.destroy();
    expect((await house.call('GET', '/healthz')).status).toBe(200);
  });
});
