import { opened, SECRET, WebchatRig } from '../../test/fakes/webchat';

const hi = { type: 'message', text: 'hi' };

describe('public tokens', () => {
  it('make a new conversation with a user of our own', async () => {
    const rig = new WebchatRig();
    const [one, two] = [await rig.visit({ body: { userId: 'victim' } }), await rig.visit()];
    expect(one).toMatchObject({ expires_in: 1800, resumed: false });
    expect(one.userId).toMatch(/^dl_/);
    expect(one.conversationId).toMatch(/^wc-/);
    expect([one.userId, one.conversationId]).not.toEqual([two.userId, two.conversationId]);
  });

  it('bring a visitor back to the same conversation, also after the end of the token', async () => {
    const rig = new WebchatRig();
    const first = await rig.visit();
    rig.host.advance(3 * 24 * 3_600_000);
    const again = await rig.visit({ body: { token: first.token } });
    expect(again).toMatchObject({ ...first, token: again.token, resumed: true });
    expect((await rig.post(again, hi)).status).toBe(200);
  });

  it('start anew with a token that proves nothing', async () => {
    const rig = new WebchatRig();
    const first = await rig.visit();
    for (const token of ['garbage', first.token.slice(0, -3) + 'abc']) {
      const next = await rig.visit({ body: { token } });
      expect(next.resumed).toBe(false);
      expect(next.userId).not.toBe(first.userId);
    }
    rig.host.advance(8 * 24 * 3_600_000);
    expect((await rig.visit({ body: { token: first.token } })).conversationId).not.toBe(first.conversationId);
  });

  it('give the same user a new conversation after the end of the old one', async () => {
    const rig = new WebchatRig();
    const first = await rig.visit();
    await rig.post(first, { type: 'endOfConversation' });
    const next = await rig.visit({ body: { token: first.token } });
    expect(next).toMatchObject({ userId: first.userId, resumed: false });
    expect(next.conversationId).not.toBe(first.conversationId);
  });

  it('do not prolong what a server has granted', async () => {
    const rig = new WebchatRig();
    const granted = opened(
      await rig.call('POST', '/tokens/generate', SECRET, { body: { user: { id: 'kunde-7' } } }),
    );
    const response = await rig.call('POST', '/webchat/token', undefined, { body: { token: granted.token } });
    expect(response.status).toBe(403);
  });

  it('keep the locale for messages that have none', async () => {
    const rig = new WebchatRig();
    const visitor = await rig.visit({ body: { locale: 'zh-HK' } });
    await rig.post(visitor, hi);
    await rig.post(visitor, { ...hi, locale: 'en' });
    const said = rig.host.stored.filter((entry) => entry.direction === 'in');
    expect(said.map((entry) => entry.activity.locale)).toEqual(['zh-HK', 'en']);
  });

  it.each([
    ['https://bot.example', 200],
    ['https://www.bank.example', 200],
    ['https://bank.example', 403],
    ['http://www.bank.example', 403],
    ['https://www.bank.example.evil.example', 403],
    ['null', 403],
  ])('asked for by a page of %s: %i', async (origin, status) => {
    const rig = new WebchatRig({ WEBCHAT_ORIGINS: 'https://www.bank.example/, https://shop.example:8443' });
    const response = await rig.call('POST', '/webchat/token', undefined, { headers: { origin } });
    expect(response.status).toBe(status);
    const cors = rig.mounted.routes[0]?.cors;
    expect(cors?.(origin)).toBe(origin === 'https://www.bank.example');
  });

  it('are limited per address', async () => {
    const rig = new WebchatRig({ WEBCHAT_TOKEN_RATE: '2' });
    const statuses = [];
    for (const ip of ['a', 'a', 'a', 'b']) {
      statuses.push((await rig.call('POST', '/webchat/token', undefined, { ip })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
    rig.host.advance(60_000);
    expect((await rig.call('POST', '/webchat/token', undefined, { ip: 'a' })).status).toBe(200);
  });
});

describe('tokens of a server', () => {
  const generate = (rig: WebchatRig, body: object) =>
    rig.call('POST', '/tokens/generate', SECRET, { body }).then(opened);

  it('bind the user that the server names', async () => {
    const rig = new WebchatRig();
    const granted = await generate(rig, { user: { id: 'kunde-7', name: 'Li' } });
    await rig.post(granted, { ...hi, from: { id: 'somebody-else' } });
    expect(rig.host.stored[0]?.activity.from).toEqual({ id: 'kunde-7', name: 'Li', role: 'user' });
  });

  it('make up a user when the server names none', async () => {
    const rig = new WebchatRig();
    const granted = await generate(rig, {});
    await rig.post(granted, hi);
    expect(rig.host.stored[0]?.activity.from.id).toMatch(/^dl_/);
  });

  it('work only on the trusted pages', async () => {
    const rig = new WebchatRig();
    const granted = await generate(rig, { trustedOrigins: ['https://a.example'] });
    const from = (origin: string) =>
      rig.call('POST', '/conversations', granted.token, { headers: { origin } });
    expect([(await from('https://a.example')).status, (await from('https://b.example')).status]).toEqual([
      201, 403,
    ]);
  });
});

describe('conversations', () => {
  it('are new, then existing', async () => {
    const rig = new WebchatRig();
    const visitor = await rig.visit();
    expect((await rig.call('POST', '/conversations', visitor.token)).status).toBe(201);
    await rig.post(visitor, hi);
    const second = await rig.call('POST', '/conversations', visitor.token, {
      body: { user: { id: 'other' } },
    });
    expect(second.status).toBe(200);
    expect(opened(second).conversationId).toBe(visitor.conversationId);
  });

  it.each([
    ['https://bot.example', 'wss://bot.example'],
    ['http://127.0.0.1:3000', 'ws://127.0.0.1:3000'],
  ])('reached by %s have their stream at %s', async (origin, stream) => {
    const rig = new WebchatRig();
    const visitor = await rig.visit();
    const first = opened(await rig.call('POST', '/conversations', visitor.token, { origin })).streamUrl;
    const path = `/v3/directline/conversations/${visitor.conversationId}/stream`;
    expect(first.startsWith(`${stream}${path}?t=`)).toBe(true);
    const later = await rig.call(
      'GET',
      `/conversations/${visitor.conversationId}?watermark=7`,
      visitor.token,
      { origin },
    );
    expect(new URL(opened(later).streamUrl).searchParams.get('watermark')).toBe('7');
    expect(opened(later).streamUrl).not.toContain(opened(later).token);
  });

  it('stay with their user through refresh and reconnect', async () => {
    const rig = new WebchatRig();
    let visitor = await rig.visit();
    for (const [method, path] of [
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
      ['GET', `/conversations/${visitor.conversationId}`],
    ] as const) {
      rig.host.advance(1_700_000);
      visitor = { ...visitor, ...opened(await rig.call(method, path, visitor.token)) };
      await rig.post(visitor, hi);
    }
    const authors = rig.host.stored
      .filter((entry) => entry.direction === 'in')
      .map((entry) => entry.activity.from.id);
    expect(authors).toEqual([visitor.userId, visitor.userId, visitor.userId]);
  });

  it('run by a server keep the users that it names', async () => {
    const rig = new WebchatRig();
    const conversationId = opened(await rig.call('POST', '/conversations', SECRET)).conversationId;
    const who = { conversationId, token: SECRET };
    await rig.post(who, { ...hi, from: { id: 'kunde-7', role: 'bot' } });
    await rig.post(who, hi);
    const authors = rig.host.stored
      .filter((entry) => entry.direction === 'in')
      .map((entry) => entry.activity.from);
    expect(authors).toMatchObject([
      { id: 'kunde-7', role: 'user' },
      { id: `dl_${conversationId}`, role: 'user' },
    ]);
    const { token } = opened(await rig.call('GET', `/conversations/${conversationId}`, SECRET));
    await rig.post({ conversationId, token }, hi);
    expect(rig.host.stored.filter((entry) => entry.direction === 'in').at(-1)?.activity.from.id).toBe(
      'kunde-7',
    );
  });

  it('ended by another process end here within a minute', async () => {
    const rig = new WebchatRig();
    const visitor = await rig.visit();
    await rig.post(visitor, hi);
    rig.host.say(visitor.conversationId, { type: 'endOfConversation' });
    rig.host.advance(60_000);
    expect((await rig.post(visitor, hi)).status).toBe(404);
  });
});
