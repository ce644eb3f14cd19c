import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPrivateAddress } from './private-address';
import { safeFetch } from './safe-fetch';

const coded = (code: string) => expect.objectContaining({ code }) as Error;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const answers: Record<string, (response: ServerResponse) => void> = {
  '/png': (response) => response.setHeader('content-type', 'Image/PNG; x=1').end(PNG),
  '/redirect': (response) => response.writeHead(302, { location: '/png' }).end(),
  '/gone': (response) => response.writeHead(404).end(),
  '/busy': (response) => response.writeHead(503).end(),
  '/long': (response) => response.writeHead(200, { 'content-length': '2000' }).end(Buffer.alloc(2000)),
  '/endless': (response) => response.write(Buffer.alloc(2000)),
  '/half': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  },
  '/hang': () => undefined,
};

describe('safeFetch', () => {
  let server: Server;
  let origin: string;
  const fetchHere = (path: string, timeoutMs = 2_000) =>
    safeFetch(`${origin}${path}`, { hosts: [], trusted: [origin], maxBytes: 1000, timeoutMs });

  beforeAll(async () => {
    server = createServer((request, response) => answers[request.url ?? '']?.(response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('fetches from an origin of the settings', async () => {
    expect(await fetchHere('/png')).toMatchObject({ bytes: PNG, contentType: 'image/png' });
  });

  it.each(['/redirect', '/gone', '/long', '/endless'])('gives up on %s', async (path) => {
    await expect(fetchHere(path)).rejects.toThrow(coded('VENDOR_REJECTED'));
  });

  it.each(['/busy', '/half'])('lets %s be tried again', async (path) => {
    await expect(fetchHere(path)).rejects.toThrow(coded('VENDOR_UNREACHABLE'));
  });

  it('stops waiting', async () => {
    await expect(fetchHere('/hang', 50)).rejects.toThrow(coded('VENDOR_UNREACHABLE'));
  });

  it('lets a closed port be tried again', async () => {
    const rules = { hosts: [], trusted: ['http://127.0.0.1:1'], maxBytes: 1, timeoutMs: 1_000 };
    await expect(safeFetch('http://127.0.0.1:1/', rules)).rejects.toThrow(coded('VENDOR_UNREACHABLE'));
  });

  it('lets a name that cannot be resolved be tried again', async () => {
    const rules = { hosts: 'any' as const, maxBytes: 1, timeoutMs: 5_000 };
    await expect(safeFetch('https://no-such-host.invalid/', rules)).rejects.toThrow(
      coded('VENDOR_UNREACHABLE'),
    );
  });

  it.each([
    'not an address',
    'file:///etc/passwd',
    'http://mmbiz.qpic.cn/a',
    'https://user:secret@mmbiz.qpic.cn/a',
    'https://mmbiz.qpic.cn:8443/a',
    'https://mmbiz.qpic.cn.evil.example/a',
    'https://evil.example/mmbiz.qpic.cn',
  ])('refuses %s', async (address) => {
    const rules = { hosts: ['mmbiz.qpic.cn'], maxBytes: 1000, timeoutMs: 1_000 };
    await expect(safeFetch(address, rules)).rejects.toThrow(coded('VENDOR_REJECTED'));
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
  ])('refuses the private %s where every host is allowed', async (address) => {
    const rules = { hosts: 'any' as const, maxBytes: 1000, timeoutMs: 1_000 };
    await expect(safeFetch(address, rules)).rejects.toThrow(coded('VENDOR_REJECTED'));
  });
});

describe('isPrivateAddress', () => {
  it.each([
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.1', false],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['8.8.8.8', false],
    ['::', true],
    ['::1', true],
    ['::ffff:192.168.0.1', true],
    ['::ffff:8.8.8.8', false],
    ['fe80::1', true],
    ['fd00::1', true],
    ['64:ff9b::a00:1', true],
    ['::ffff:0:127.0.0.1', true],
    ['2402:4e00::1', false],
    ['name', true],
  ])('%s: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  });
});
