import { once } from 'node:events';
import WebSocket from 'ws';
import { type Opened } from '../../fakes/webchat';
import { Scene } from './real-client';

const PAGE = 'https://www.bank.example';
const PNG = Buffer.from('\x89PNG\r\n\x1a\nxxxx', 'latin1');
let scene: Scene;
let me: Opened;

beforeAll(async () => {
  scene = await Scene.open({ WEBCHAT_ORIGINS: PAGE, WEBCHAT_MESSAGE_RATE: '3' });
});
beforeEach(async () => {
  me = await scene.visit();
  scene.rig.host.advance(60_000);
});
afterAll(() => scene.close());

function call(
  method: string,
  path: string,
  body?: RequestInit['body'],
  headers: Record<string, string> = {},
) {
  return fetch(`${scene.server.origin}/v3/directline${path}`, {
    method,
    headers: { authorization: `Bearer ${me.token}`, ...headers },
    ...(body !== undefined && { body }),
  });
}

const post = (body: string) =>
  call('POST', `/conversations/${me.conversationId}/activities`, body, {
    'content-type': 'application/json',
  });

async function streamUrl(): Promise<URL> {
  return new URL(((await (await call('POST', '/conversations')).json()) as Opened).streamUrl);
}

/** The HTTP status with which an upgrade was refused. */
function refusal(url: URL): Promise<number | undefined> {
  const socket = new WebSocket(url);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(response.statusCode);
    });
    socket.on('error', () => undefined);
  });
}

describe('the stream over a real socket', () => {
  it.each<[string, number, (url: URL) => void]>([
    ['no ticket', 401, (url) => url.searchParams.delete('t')],
    ['a garbled ticket', 401, (url) => url.searchParams.set('t', 'x.y.z')],
    ['an old ticket', 403, () => scene.rig.host.advance(60_000)],
    ['a foreign conversation', 403, (url) => (url.pathname = url.pathname.replace(/wc-[^/]+/, 'wc-other'))],
    ['a bad watermark', 400, (url) => url.searchParams.set('watermark', '1e9')],
  ])('refuses %s with %i', async (_what, status, spoil) => {
    const url = await streamUrl();
    spoil(url);
    expect(await refusal(url)).toBe(status);
  });

  it('does not mind what the client sends', async () => {
    const socket = new WebSocket(await streamUrl());
    await once(socket, 'open');
    for (const text of ['', '{', '{"activities":[]}', 'x'.repeat(10_000)]) socket.send(text);
    scene.rig.host.say(me.conversationId, { text: 'still there' });
    const [frame] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(frame.toString())).toMatchObject({
      activities: [{ text: 'still there' }],
      watermark: '1',
    });
    socket.terminate();
  });
});

describe('a page elsewhere', () => {
  const preflight = (origin: string) =>
    call('OPTIONS', '/conversations', undefined, {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent',
    });

  it('may call when it is listed', async () => {
    const { headers } = await preflight(PAGE);
    expect(headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
  });

  it('may not otherwise', async () => {
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('errors over HTTP have the shape of Direct Line', () => {
  it('too fast', async () => {
    const responses = [];
    for (let n = 0; n < 4; n += 1) responses.push(await post('{"type":"message","text":"hi"}'));
    expect(responses.map((response) => response.status)).toEqual([200, 200, 200, 429]);
    expect(responses[3]?.headers.get('retry-after')).toBe('10');
    expect(await responses[3]?.json()).toMatchObject({ error: { code: 'TooManyRequests' } });
  });

  it('too large', async () => {
    const response = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }));
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { error: { code: 'MessageSizeTooBig' } },
    ]);
  });

  it('half of JSON', async () => {
    const response = await post('{"type":');
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'BadArgument' } }]);
  });
});

it('takes a file from a browser and gives it back', async () => {
  const form = new FormData();
  const activity = JSON.stringify({ type: 'message', text: '证件', channelData: { clientActivityID: 'f1' } });
  form.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', new Blob([PNG], { type: 'image/png' }), '证件 1.png');
  const sent = await call('POST', `/conversations/${me.conversationId}/upload?userId=x`, form);
  expect(sent.status).toBe(200);
  const read = await call('GET', `/conversations/${me.conversationId}/activities`);
  const [message] = (
    (await read.json()) as { activities: { attachments: { contentUrl: string; name: string }[] }[] }
  ).activities;
  expect(message).toMatchObject({ text: '证件', channelData: { clientActivityID: 'f1' } });
  const file = await fetch(message?.attachments[0]?.contentUrl ?? '');
  expect(message?.attachments[0]?.name).toBe('证件 1.png');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
});
