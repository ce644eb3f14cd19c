import { ACCESS } from '../../../src/http/access';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { MountedChannel } from '../../../src/contract/channel';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
afterEach(() => house.close());

describe('health', () => {
  test('says what is not ready', async () => {
    house = await startHouse();
    expect((await house.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
    expect((await house.call('GET', '/readyz')).json).toEqual({ ok: true, checks: { store: 'ok' } });
    house.readiness.now = () => Promise.resolve({ ok: false, checks: { store: 'does not answer' } });
    const answer = await house.call('GET', '/readyz');
    expect([answer.status, answer.json['checks']]).toEqual([503, { store: 'does not answer' }]);
    house.readiness.now = () => Promise.reject(new Error('a secret detail'));
    const failed = await house.call('GET', '/readyz');
    expect([failed.status, failed.text.includes('secret')]).toEqual([503, false]);
  });
});

describe('metrics', () => {
  test('are for this machine, unless a proxy asks', async () => {
    house = await startHouse();
    expect((await house.call('GET', '/metrics')).text).toBe('up 1\n');
    const proxied = await house.call('GET', '/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect([proxied.status, proxied.json['code']]).toEqual([403, 'FORBIDDEN']);
  });

  test('are for who has the token, if there is one', async () => {
    house = await startHouse({ config: { METRICS_TOKEN: 'sixteen-characters' } });
    expect((await house.call('GET', '/metrics')).status).toBe(401);
    const ask = (authorization: string) => house.call('GET', '/metrics', { headers: { authorization } });
    expect((await ask('Bearer sixteen-characterz')).status).toBe(401);
    expect((await ask('Bearer sixteen-characters')).status).toBe(200);
  });
});

describe('pages', () => {
  const built = () => {
    const root = mkdtempSync(join(tmpdir(), 'web-'));
    for (const folder of ['webchat', 'console', 'console/assets']) mkdirSync(join(root, folder));
    writeFileSync(join(root, 'index.html'), 'demo');
    writeFileSync(join(root, '.built'), 'hidden');
    writeFileSync(join(root, 'webchat/widget.js'), 'widget');
    writeFileSync(join(root, 'console/index.html'), 'console');
    writeFileSync(join(root, 'console/assets/index-Ab12Cd34.js'), 'code');
    return root;
  };

  test('are the demo, the widget and the console', async () => {
    house = await startHouse({ webRoot: built() });
    const read = async (path: string) => (await house.call('GET', path)).text;
    expect(await Promise.all(['/', '/webchat/', '/console/', '/webchat/widget.js'].map(read))).toEqual([
      ...['demo', 'demo', 'console', 'widget'],
    ]);
    expect((await house.call('GET', '/console')).headers.get('location')).toBe('/console/');
    expect((await house.call('GET', '/.built')).status).toBe(404);
  });

  test('are protected, and the widget may be embedded', async () => {
    house = await startHouse({ webRoot: built() });
    const page = await house.call('GET', '/console/');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure/);
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('strict-transport-security')).toBeNull();
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const widget = await house.call('GET', '/webchat/widget.js');
    expect(widget.headers.get('access-control-allow-origin')).toBe('*');
    expect(widget.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const etag = widget.headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await house.call('GET', '/webchat/widget.js', { headers })).status).toBe(304);
    const code = await house.call('GET', '/console/assets/index-Ab12Cd34.js');
    expect(code.headers.get('cache-control')).toContain('immutable');
  });

  test('say so when they are not built', async () => {
    house = await startHouse();
    const answer = await house.call('GET', '/');
    expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('not built')]);
  });
});

describe('OpenAPI', () => {
  test('is made of the endpoints and their shapes', async () => {
    house = await startHouse();
    const { json, text } = await house.call('GET', '/api/openapi.json');
    expect(json).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/queue/claim': {
          post: {
            description: 'Roles: agent, supervisor, admin.',
            responses: {
              200: {
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Escalation' } } },
              },
              404: { description: 'QUEUE_EMPTY' },
            },
          },
        },
        '/api/escalations/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true }] } },
        '/api/events': { get: { responses: { 200: { content: { 'text/event-stream': {} } } } } },
      },
    });
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1],
    );
    const { schemas } = json['components'] as { schemas: object };
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(references));
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map((match) => match[1]);
    expect(ids).toHaveLength(Object.keys(ACCESS).length);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('closing', () => {
  /** A channel whose one route answers when `finish` is called; `started` resolves when it was asked. */
  function slowChannel() {
    let start = (): void => undefined;
    let finish = (): void => undefined;
    const started = new Promise<void>((resolve) => (start = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const channel: MountedChannel = {
      deliver: () => Promise.resolve({ outcome: 'sent' }),
      routes: [
        {
          ...{ method: 'GET', path: '/slow', maxBytes: 0 },
          handle: () => {
            start();
            return finished.then(() => ({ status: 200, body: 'done' }));
          },
        },
      ],
      sockets: [{ path: '/stream', connect: () => Promise.resolve((socket) => socket.send('welcome')) }],
    };
    return { channel, started, finish };
  }

  test('finishes requests, ends streams and sockets, and takes nothing new', async () => {
    const { channel, started, finish } = slowChannel();
    house = await startHouse({ channels: [channel] });
    const { cookie } = await house.signIn('agent');
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/stream`);
    await once(socket, 'message');
    const gone = once(socket, 'close');
    const stream = await fetch(`${house.url}/api/events`, { headers: { cookie } });
    const running = house.call('GET', '/slow');
    await started;
    const idle = connect(house.port, '127.0.0.1');
    await once(idle, 'connect');
    const closed = house.house.close(5_000);
    expect((await gone)[0]).toBe(1001);
    expect(await stream.text()).toContain('retry: 2000');
    const [refused] = (await once(connect(house.port, '127.0.0.1'), 'error')) as [Error];
    expect(refused.message).toContain('ECONNREFUSED');
    finish();
    expect((await running).text).toBe('done');
    await closed;
  });

  test('ends at the deadline whatever still runs', async () => {
    const { channel, started } = slowChannel();
    house = await startHouse({ channels: [channel] });
    const running = house.call('GET', '/slow').catch(() => 'cut');
    await started;
    await house.house.close(100);
    expect(await running).toBe('cut');
    await house.house.close(100);
  });
});
