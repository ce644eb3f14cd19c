import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, httpCall } from './http-call';

const call: Call = { method: 'GET', headers: { authorization: 'Bearer t' }, timeoutMs: 2000, maxBytes: 100 };

describe('httpCall', () => {
  let server: Server;
  let url: string;
  let answer: (response: ServerResponse) => void;
  let seen = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      seen += 1;
      answer(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  beforeEach(() => {
    seen = 0;
  });

  it('gives any answer', async () => {
    answer = (response) => response.writeHead(418).end('tea');
    expect(await httpCall(url, call)).toMatchObject({ status: 418, bytes: Buffer.from('tea') });
  });

  it('does not follow a redirect, which would take the token along', async () => {
    answer = (response) => response.writeHead(302, { location: `${url}/other` }).end();
    expect(await httpCall(url, call)).toMatchObject({ status: 302 });
    expect(seen).toBe(1);
  });

  it('may have arrived when no answer came in time', async () => {
    answer = () => undefined;
    await expect(httpCall(url, { ...call, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      mayHaveArrived: true,
    });
  });

  it('may have arrived when the connection broke', async () => {
    answer = (response) => response.destroy();
    await expect(httpCall(url, call)).rejects.toMatchObject({ mayHaveArrived: true });
  });

  it('reads no more than it may', async () => {
    answer = (response) => response.end('x'.repeat(101));
    await expect(httpCall(url, call)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('has not arrived where nobody listens or nothing is called so', async () => {
    const nowhere = expect.objectContaining({ mayHaveArrived: false }) as Error;
    const shut = createServer();
    await new Promise<void>((done) => shut.listen(0, '127.0.0.1', done));
    const { port } = shut.address() as AddressInfo;
    await new Promise((done) => shut.close(done));
    await expect(httpCall(`http://127.0.0.1:${port}/`, call)).rejects.toThrow(nowhere);
    await expect(httpCall('http://nothing.invalid/', call)).rejects.toThrow(nowhere);
  });
});
