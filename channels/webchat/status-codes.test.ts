import jwt from 'jsonwebtoken';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import type { HttpResponse } from '../../src/contract/http';
import { type Opened, SECRET, WebchatRig } from '../../test/fakes/webchat';

const rig = new WebchatRig({ WEBCHAT_TOKEN_RATE: '1000' });
let me: Opened;
let other: Opened;
let ended: Opened;
let expired: Opened;

beforeAll(async () => {
  expired = await rig.visit();
  rig.host.advance(1_800_000);
  [me, other, ended] = [await rig.visit(), await rig.visit(), await rig.visit()];
  await rig.post(ended, { type: 'endOfConversation' });
});

const hi = { type: 'message', text: 'hi' };
const forged = () => jwt.sign({ conv: me.conversationId, user: 'dl_x', exp: 9e9 }, 'another key');
const unsigned = () =>
  jwt.sign({ conv: me.conversationId, user: 'dl_x', exp: 9e9 }, null, { algorithm: 'none' });
const activities = (conversationId: string) => `/conversations/${conversationId}/activities`;
const code = (response: HttpResponse) => (response.body as { error?: { code: string } }).error?.code;

/** what, the call, status, Direct Line's error code */
const table: [string, () => Promise<HttpResponse>, number, string | undefined][] = [
  ['a public token', () => rig.call('POST', '/webchat/token'), 200, undefined],
  [
    'a public token with broken JSON',
    () => rig.call('POST', '/webchat/token', undefined, { body: '{' }),
    400,
    'BadArgument',
  ],
  [
    'a public token for another page',
    () => rig.call('POST', '/webchat/token', undefined, { headers: { origin: 'https://evil.example' } }),
    403,
    'Forbidden',
  ],
  ['generate with the secret', () => rig.call('POST', '/tokens/generate', SECRET), 200, undefined],
  ['generate with a token', () => rig.call('POST', '/tokens/generate', me.token), 403, 'Forbidden'],
  [
    'generate with a wrong secret',
    () => rig.call('POST', '/tokens/generate', `${SECRET}x`),
    401,
    'Unauthorized',
  ],
  [
    'generate with a user id that is a number',
    () => rig.call('POST', '/tokens/generate', SECRET, { body: { user: { id: 7 } } }),
    400,
    'BadArgument',
  ],
  ['refresh', () => rig.call('POST', '/tokens/refresh', me.token), 200, undefined],
  ['refresh with the secret', () => rig.call('POST', '/tokens/refresh', SECRET), 403, 'Forbidden'],
  [
    'refresh of an expired token',
    () => rig.call('POST', '/tokens/refresh', expired.token),
    403,
    'TokenExpired',
  ],
  [
    'refresh in an ended conversation',
    () => rig.call('POST', '/tokens/refresh', ended.token),
    404,
    'NotFound',
  ],
  [
    'start with a token',
    () => rig.call('POST', '/conversations', other.token, { body: { user: {} } }),
    201,
    undefined,
  ],
  ['start with the secret', () => rig.call('POST', '/conversations', SECRET), 201, undefined],
  ['start without credentials', () => rig.call('POST', '/conversations'), 401, 'Unauthorized'],
  ['start in an ended conversation', () => rig.call('POST', '/conversations', ended.token), 404, 'NotFound'],
  [
    'reconnect',
    () => rig.call('GET', `/conversations/${me.conversationId}?watermark=0`, me.token),
    200,
    undefined,
  ],
  [
    'reconnect with a bad watermark',
    () => rig.call('GET', `/conversations/${me.conversationId}?watermark=-1`, me.token),
    400,
    'BadArgument',
  ],
  [
    'reconnect to another conversation',
    () => rig.call('GET', `/conversations/${other.conversationId}`, me.token),
    403,
    'Forbidden',
  ],
  [
    'reconnect to an ended conversation',
    () => rig.call('GET', `/conversations/${ended.conversationId}`, ended.token),
    404,
    'NotFound',
  ],
  [
    'reconnect with the secret to no conversation',
    () => rig.call('GET', '/conversations/nope', SECRET),
    404,
    'NotFound',
  ],
  [
    'reconnect with the secret to another channel',
    () => rig.call('GET', '/conversations/sms:+8613800138000', SECRET),
    404,
    'NotFound',
  ],
  ['post', () => rig.post(me, hi), 200, undefined],
  ['post with the secret', () => rig.post({ ...me, token: SECRET }, hi), 200, undefined],
  [
    'post without credentials',
    () => rig.call('POST', activities(me.conversationId), undefined, { body: hi }),
    401,
    'Unauthorized',
  ],
  ['post with garbage for a token', () => rig.post({ ...me, token: 'garbage' }, hi), 401, 'Unauthorized'],
  ['post with a forged token', () => rig.post({ ...me, token: forged() }, hi), 401, 'Unauthorized'],
  ['post with an unsigned token', () => rig.post({ ...me, token: unsigned() }, hi), 401, 'Unauthorized'],
  [
    'post with a changed token',
    () => rig.post({ ...me, token: me.token.slice(0, -2) + 'xx' }, hi),
    401,
    'Unauthorized',
  ],
  [
    'post with the ticket of a stream',
    () => ticket().then((token) => rig.post({ ...me, token }, hi)),
    401,
    'Unauthorized',
  ],
  ['post with an expired token', () => rig.post(expired, hi), 403, 'TokenExpired'],
  [
    'post to another conversation',
    () => rig.post({ ...me, conversationId: other.conversationId }, hi),
    403,
    'Forbidden',
  ],
  ['post to an ended conversation', () => rig.post(ended, hi), 404, 'NotFound'],
  ['post of broken JSON', () => rig.post(me, '{"type":'), 400, 'BadArgument'],
  ['post of nothing', () => rig.post(me, undefined), 400, 'BadArgument'],
  ['post of a hub event', () => rig.post(me, { type: 'event', name: 'handoff.status' }), 403, 'Forbidden'],
  [
    'post of a text one too long',
    () => rig.post(me, { ...hi, text: 'x'.repeat(MAX_TEXT_LENGTH + 1) }),
    413,
    'MessageSizeTooBig',
  ],
  [
    'post of 100,000 characters',
    () => rig.post(me, { ...hi, text: '余'.repeat(100_000) }),
    413,
    'MessageSizeTooBig',
  ],
  [
    'post of more than 256 KB',
    () => rig.post(me, { ...hi, channelData: { x: 'x'.repeat(262_144) } }),
    413,
    'MessageSizeTooBig',
  ],
  ['read', () => rig.read(me), 200, undefined],
  ['read with a bad watermark', () => rig.read(me, 'abc'), 400, 'BadArgument'],
  [
    'read of another conversation',
    () => rig.read({ ...me, conversationId: other.conversationId }),
    403,
    'Forbidden',
  ],
  ['read of what is left of an ended conversation', () => rig.read(ended), 200, undefined],
  ['read past the end of an ended conversation', () => rig.read(ended, '1'), 404, 'NotFound'],
  ['session id', () => rig.call('GET', '/session/getsessionid', me.token), 200, undefined],
  ['session id without credentials', () => rig.call('GET', '/session/getsessionid'), 401, 'Unauthorized'],
  [
    'upload without a file',
    () => rig.call('POST', `/conversations/${me.conversationId}/upload`, me.token),
    400,
    'BadArgument',
  ],
  ['file without a signature', () => rig.call('GET', '/attachments/id-1/a.png'), 403, 'Forbidden'],
];

async function ticket(): Promise<string> {
  const { body } = await rig.call('POST', '/conversations', me.token);
  return new URL((body as Opened).streamUrl).searchParams.get('t') ?? '';
}

it.each(table)('%s', async (_what, run, status, vendorCode) => {
  const response = await run();
  expect([response.status, code(response)]).toEqual([status, vendorCode]);
  rig.host.advance(1_000);
});

describe('without DIRECTLINE_SECRET', () => {
  const closed = new WebchatRig();
  closed.settings.DIRECTLINE_SECRET = undefined;

  it('refuses servers and says which variable to set', async () => {
    const response = await closed.call('POST', '/tokens/generate', SECRET);
    expect(response).toEqual({
      status: 403,
      body: { error: { code: 'Forbidden', message: expect.stringContaining('DIRECTLINE_SECRET') as string } },
    });
    expect((await closed.call('POST', '/conversations', SECRET)).status).toBe(401);
  });

  it('still serves the widget', async () => {
    const visitor = await closed.visit();
    expect((await closed.post(visitor, hi)).status).toBe(200);
  });
});
