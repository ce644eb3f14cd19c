import { once } from 'node:events';
import { connect } from 'node:net';
import { startHouse, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
let cookie = '';

beforeAll(async () => {
  house = await startHouse();
  ({ cookie } = await house.signIn('admin'));
});
afterAll(() => house.close());

/** Writes bytes as they are, and gives what comes back until the server hangs up or has answered. */
async function rawly(text: string, hangUp = false): Promise<string> {
  const socket = connect(house.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data: Buffer) => {
    answer += data.toString();
    if (answer.includes('\r\n\r\n')) socket.destroy();
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(text, () => hangUp && socket.destroy());
  await closed;
  return answer.split('\r\n', 1)[0] ?? '';
}

const post = (raw: string | Uint8Array, headers = {}) =>
  house.call('POST', '/api/agents', { cookie, raw, headers });

describe('bodies', () => {
  test.each([
    ['broken JSON', '{"username": '],
    ['a lone word', 'undefined'],
    ['two values', '{}{}'],
    ['half a surrogate in UTF-8', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
  ])('BAD_JSON for %s', async (_name, raw) => {
    const answer = await post(raw);
    expect([answer.status, answer.json['code']]).toEqual([400, 'BAD_JSON']);
    expect(answer.text).not.toMatch(/position|token/i);
  });

  test.each([
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['deep nesting', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['deep objects', '{"a":'.repeat(15_000) + '1' + '}'.repeat(15_000)],
    ['wrong types', '{"username":{"$gt":""},"password":["x"],"displayName":1}'],
    [
      'a role that does not exist',
      '{"username":"ab","password":"0123456789","displayName":"A","role":"root"}',
    ],
  ])('BAD_REQUEST with the fields for %s', async (_name, raw) => {
    const answer = await post(raw);
    expect([answer.status, answer.json['code']]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.json['errors']).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: expect.any(String) as string })]),
    );
    expect(answer.json['requestId']).toBe(answer.headers.get('x-request-id'));
  });

  test('TOO_LARGE for 10 MB', async () => {
    const answer = await post(new Uint8Array(10 * 1024 * 1024));
    expect([answer.status, answer.json['code']]).toEqual([413, 'TOO_LARGE']);
  });

  test('a 10 MB body of somebody unknown is not read', async () => {
    const raw = new Uint8Array(10 * 1024 * 1024);
    expect((await house.call('POST', '/api/agents', { raw })).status).toBe(401);
  });

  test('a prototype cannot be reached', async () => {
    const raw =
      '{"username":"mallory","password":"0123456789","displayName":"M","__proto__":{"role":"admin"},' +
      '"constructor":{"prototype":{"polluted":true}},"disabled":true,"id":"mine"}';
    const answer = await post(raw);
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ role: 'agent', disabled: false });
    expect(answer.json['id']).not.toBe('mine');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a body that breaks off', async () => {
    const head = `POST /api/agents HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n`;
    expect(await rawly(`${head}Content-Length: 100\r\n\r\n{"a"`, true)).toBe('');
    expect(await rawly(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)).toMatch(/^HTTP\/1.1 400|^$/);
  });

  test('a broken multipart body', async () => {
    const answer = await post('--x\r\ncontent-disp', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(answer.status).toBe(415);
  });
});

describe('requests that are none', () => {
  test.each([
    ['garbage', 'hello\r\n\r\n', 400],
    ['a malformed path', 'GET /api/escalations/%zz HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['slashes', 'GET //////// HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['an absolute address', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['an escape from the web root', 'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['an encoded escape', 'GET /..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['a null byte', 'GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    ['an unknown method', 'BREW /api/queue HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['TRACE', 'TRACE /api/queue HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['a strange host header', 'DELETE /api/session HTTP/1.1\r\nHost: a/b?c\r\n\r\n', 400],
  ])('%s', async (_name, text, status) => {
    expect(await rawly(text)).toContain(`HTTP/1.1 ${status} `);
  });
});

describe('addresses', () => {
  test.each([
    ['GET', '/api', 404, 'NOT_FOUND'],
    ['GET', '/api/nothing', 404, 'NOT_FOUND'],
    ['POST', '/nothing', 404, 'NOT_FOUND'],
    ['PUT', '/api/queue', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/api/queue/claim', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/.env', 404, 'NOT_FOUND'],
  ])('%s %s gives %i', async (method, path, status, code) => {
    const answer = await house.call(method, path, { cookie });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test('overlong ids are refused', async () => {
    const answer = await house.call('GET', `/api/escalations/${'x'.repeat(200)}`, { cookie });
    expect(answer.json).toMatchObject({ code: 'BAD_REQUEST', errors: [{ path: 'id' }] });
  });
});

test('the process has survived all of this', async () => {
  expect((await house.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
});

test('a failing store says nothing of itself', async () => {
  house.store.broken = true;
  const answer = await house.call('GET', '/api/queue', { cookie });
  house.store.broken = false;
  expect([answer.status, answer.json['code']]).toEqual([500, 'INTERNAL']);
  expect(answer.text).not.toContain('secret detail');
  expect(house.logger.lines.at(-1)).toMatchObject({
    level: 'error',
    fields: { requestId: answer.json['requestId'] },
  });
});
