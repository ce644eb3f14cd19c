import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { configOf } from './config';
import { fetchMedia } from './media';
import { twilioSettings } from './settings';

const ACCOUNT = `AC${'1'.repeat(32)}`;
let api: Server;
let answer: (response: ServerResponse, path: string) => void;
let seen: { path: string; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  seen = [];
  api = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    answer(response, request.url ?? '');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
});

const origin = () => `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

function ask() {
  const environment = {
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: 'secret-secret-secret',
    TWILIO_FROM: '+14155550100',
    TWILIO_WEBHOOK_URL: 'https://bank.example/channels/sms/twilio',
    TWILIO_API_URL: origin(),
  };
  const config = configOf(twilioSettings.parse(environment));
  return fetchMedia(`${origin()}/2010-04-01/Accounts/${ACCOUNT}/Messages/MM1/Media/ME1`, config);
}

describe('fetchMedia', () => {
  it('takes a file that the API gives itself', async () => {
    answer = (response) => response.writeHead(200, { 'content-type': 'IMAGE/PNG; x=y' }).end('bytes');
    await expect(ask()).resolves.toEqual({
      name: 'mms.png',
      contentType: 'image/png',
      bytes: Buffer.from('bytes'),
    });
  });

  it('follows one redirect, without our credentials', async () => {
    answer = (response, path) =>
      path.startsWith('/signed')
        ? response.end('bytes')
        : response.writeHead(302, { location: '/signed?x=1' }).end();
    await expect(ask()).resolves.toMatchObject({ name: 'mms.bin', contentType: 'application/octet-stream' });
    expect(seen.map(({ path, headers }) => [path.slice(0, 8), headers.authorization !== undefined])).toEqual([
      ['/2010-04', true],
      ['/signed?', false],
    ]);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://evil.example/file',
    'https://mms.twiliocdn.com.evil.example/file',
    'https://user:pass@mms.twiliocdn.com/file',
    'http://mms.twiliocdn.com/file',
    'file:///etc/passwd',
    'http://[',
  ])('does not follow a redirect to %s', async (location) => {
    answer = (response) => response.writeHead(307, { location }).end();
    await expect(ask()).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
  });

  it('does not follow a second redirect', async () => {
    answer = (response) => response.writeHead(307, { location: '/again' }).end();
    await expect(ask()).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
    expect(seen).toHaveLength(2);
  });

  it('stops at 6 MB, whatever length was announced', async () => {
    answer = (response) => {
      const write = (): boolean => response.writable && response.write(Buffer.alloc(512 * 1024)) && write();
      response.on('drain', write);
      write();
    };
    await expect(ask()).rejects.toMatchObject({ code: 'VENDOR_REJECTED' });
  });

  it.each([
    [404, 'VENDOR_REJECTED'],
    [401, 'VENDOR_REJECTED'],
    [429, 'VENDOR_UNREACHABLE'],
    [503, 'VENDOR_UNREACHABLE'],
    [304, 'VENDOR_REJECTED'],
  ])('an answer %d is %s', async (status, code) => {
    answer = (response) => response.writeHead(status).end();
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('a cut connection is tried again', async () => {
    answer = (response) => response.destroy();
    await expect(ask()).rejects.toMatchObject({ code: 'VENDOR_UNREACHABLE' });
  });
});
