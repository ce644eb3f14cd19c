import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlaygroundApp, TestPage, type PlaygroundApp } from './playground-app';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Why not fetch: it sets Host itself and tidies paths. */
function get(url: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('who may come into the playground', () => {
  let app: PlaygroundApp;
  let pages: string;

  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'switchboard-pages-'));
    await mkdir(join(pages, 'assets'));
    await Promise.all([
      writeFile(join(pages, 'index.html'), '<title>page</title>'),
      writeFile(join(pages, 'chat.html'), '<title>chat</title>'),
      writeFile(join(pages, 'assets', 'index-AbCd1234.js'), 'let x;'),
    ]);
    app = await startPlaygroundApp({ pages });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await rm(pages, { recursive: true, force: true });
  });

  it('opens the socket for its own page only', async () => {
    const page = await TestPage.open(app.url);
    expect(await page.phones()).toHaveLength(2);
    page.close();
  });

  it.each<[string, (url: string) => Record<string, string>]>([
    ['another site', () => ({ origin: 'https://evil.example' })],
    ['another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['the same address by https', (url) => ({ origin: url.replace('http:', 'https:') })],
    ['a sandboxed frame', () => ({ origin: 'null' })],
    [
      'a name that was bound to this machine',
      () => ({ origin: 'http://evil.example', host: 'evil.example' }),
    ],
    ['a proxy', () => ({ 'x-forwarded-for': '203.0.113.7' })],
    ['a proxy that names itself', () => ({ via: '1.1 proxy' })],
  ])('refuses the socket to %s', async (_name, headers) => {
    await expect(TestPage.open(app.url, headers(app.url))).rejects.toThrow('403');
  });

  it('refuses the socket to who names no origin', async () => {
    await expect(TestPage.open(app.url, { origin: '' })).rejects.toThrow('403');
  });

  it.each([
    '/playground',
    '/playground/',
    '/playground/chat',
    '/playground/console',
    '/playground/assets/index-AbCd1234.js',
  ])('shows %s to this machine only', async (path) => {
    expect((await get(app.url, path)).status).toBe(200);
    expect((await get(app.url, path, { host: 'evil.example' })).status).toBe(403);
    expect((await get(app.url, path, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  });

  it.each([
    ['/playground/', "'none'", 'DENY'],
    ['/playground/chat', "'self'", 'SAMEORIGIN'],
    ['/playground/console', "'self'", 'SAMEORIGIN'],
  ])('lets nothing foreign into or around %s', async (path, ancestors, frame) => {
    const { headers } = await get(app.url, path);
    expect(headers['content-security-policy']).toContain("default-src 'self';");
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${ancestors}`);
    expect(headers).toMatchObject({ 'x-frame-options': frame, 'x-content-type-options': 'nosniff' });
  });

  it('leaves the door of the console as it is: nobody frames it', async () => {
    const { headers } = await get(app.url, '/console/');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it.each(['..%2findex.html', '%2e%2e%2fchat.html', 'index.html', '.env', 'missing.js', 'a%00.js'])(
    'has no file %s',
    async (name) => {
      expect((await get(app.url, `/playground/assets/${name}`)).status).toBe(404);
    },
  );
});
