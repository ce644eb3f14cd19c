import { ConnectionStatus } from 'botframework-directlinejs';
import { opened, SECRET } from '../../fakes/webchat';
import { Scene } from './real-client';

const scenes: Scene[] = [];

async function scene(env: Record<string, string> = {}): Promise<Scene> {
  const made = await Scene.open(env);
  scenes.push(made);
  return made;
}

afterAll(() => Promise.all(scenes.map((made) => made.close())));

/** Waits that the client sets itself (3 s) run side by side: each of these is begun here and judged below. */
const cut = runCut();
const expired = runExpired();

describe.each([
  ['WebSocket', {}, 1],
  ['polling', { webSocket: false, pollingInterval: 200 }, 0],
])('directlinejs by %s', (_mode, options, sockets) => {
  it('gets its echo with channelData, then the answer', async () => {
    const { rig, ...rest } = await begin(options);
    const id = await rest.client.post('余额', 'a1');
    await rest.client.untilText('echo: 余额');
    expect(rest.client.seen).toMatchObject([
      { id, text: '余额', channelData: { clientActivityID: 'a1' }, from: { id: rest.me.userId } },
      { text: 'echo: 余额', replyToId: id, from: { id: 'bot' } },
    ]);
    expect(rig.host.stored).toHaveLength(2);
    expect(rig.host.watchers(rest.me.conversationId)).toBe(sockets);
  });

  it('gets what was said before it listened', async () => {
    const { scene: place, me } = await begin(options, false);
    const client = place.client({ token: me.token, ...options });
    const id = await client.post('first');
    client.listen();
    await client.untilText('echo: first');
    expect(client.seen[0]?.id).toBe(id);
    expect(client.texts).toEqual(['first', 'echo: first']);
  });

  it('gets what an agent says later', async () => {
    const { client, rig, me } = await begin(options);
    await client.untilStatus(ConnectionStatus.Online);
    rig.host.say(me.conversationId, { text: '我是人工客服' }, { author: 'agent' });
    await client.untilText('我是人工客服');
    expect(client.texts).toEqual(['我是人工客服']);
  });

  it('sends again what it is not sure of, and it is stored once', async () => {
    const { client, rig } = await begin(options);
    const ids = await Promise.all([client.post('once', 'a1'), client.post('once', 'a1')]);
    await client.untilText('echo: once');
    expect(ids[0]).toBe(ids[1]);
    expect(rig.host.stored.filter((entry) => entry.direction === 'in')).toHaveLength(1);
  });

  it('works with the secret', async () => {
    const place = await scene();
    const client = place.client({ secret: SECRET, ...options }).listen();
    await client.post('from a server');
    await client.untilText('echo: from a server');
    expect(place.rig.host.stored[0]?.activity.from.id).toBe('me');
  });

  it('fails to connect with a forged token', async () => {
    const { scene: place, me } = await begin(options, false);
    const client = place.client({ token: `${me.token}x`, ...options }).listen();
    await client.untilStatus(ConnectionStatus.FailedToConnect);
    await expect(client.post('hi')).rejects.toThrow('failed to connect');
  });
});

describe('directlinejs', () => {
  it('comes back after a cut and misses nothing', async () => {
    const { client } = await cut;
    expect(client.texts).toEqual(['before', 'echo: before', 'missed 1', 'missed 2', 'after']);
  });

  it('is told that its token has expired, and goes on with a new one', async () => {
    const { client, retried, resumed } = await expired;
    expect(retried).toBe('retry');
    expect(resumed).toBe(true);
    expect(client.statuses).toContain(ConnectionStatus.ExpiredToken);
    expect(client.texts).toEqual(['before', 'echo: before', 'again', 'echo: again']);
  });

  it('refreshes its token', async () => {
    const { client, rig } = await begin({});
    await client.untilStatus(ConnectionStatus.Online);
    rig.host.advance(1_000_000);
    const fresh = await client.refresh();
    rig.host.advance(1_000_000);
    expect(await client.post('with the old one')).toBe('retry');
    client.takeToken(fresh);
    expect(await client.post('with the new one')).toContain('|');
  });

  it('sees the end of a conversation when it polls', async () => {
    const { client } = await begin({ webSocket: false, pollingInterval: 200 });
    await client.post('bye');
    await client.send({ type: 'endOfConversation', from: { id: 'me' } } as never);
    await client.untilStatus(ConnectionStatus.Ended);
    expect(client.texts.slice(0, 2)).toEqual(['bye', 'echo: bye']);
  });

  it('is stopped in a flood', async () => {
    const { client, rig } = await begin({}, true, { WEBCHAT_MESSAGE_RATE: '3' });
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => client.post(String(n))));
    expect(
      results.filter((result) => result.status === 'fulfilled' && result.value !== 'retry'),
    ).toHaveLength(3);
    expect(rig.host.stored.filter((entry) => entry.direction === 'in')).toHaveLength(3);
  });
});

async function begin(options: object, listening = true, env: Record<string, string> = {}) {
  const place = await scene(env);
  const me = await place.visit();
  const client = place.client({ token: me.token, ...options });
  if (listening) client.listen();
  return { scene: place, rig: place.rig, me, client };
}

async function runCut() {
  const { scene: place, rig, me, client } = await begin({});
  await client.post('before');
  await client.untilText('echo: before');
  place.server.cut();
  rig.host.say(me.conversationId, { text: 'missed 1' });
  rig.host.say(me.conversationId, { text: 'missed 2' });
  await client.untilText('missed 2');
  rig.host.say(me.conversationId, { text: 'after' });
  await client.untilText('after');
  return { client };
}

async function runExpired() {
  const { scene: place, rig, me, client } = await begin({});
  await client.post('before');
  await client.untilText('echo: before');
  rig.host.advance(1_800_000);
  const retried = await client.post('again', 'a2');
  place.server.cut();
  const renewed = await place.visit({ token: me.token });
  const answer = await rig.call('GET', `/conversations/${me.conversationId}?watermark=2`, renewed.token, {
    origin: place.server.origin,
  });
  client.line.reconnect({ ...opened(answer), conversationId: me.conversationId });
  await client.post('again', 'a2');
  await client.untilText('echo: again');
  return { client, retried, resumed: renewed.resumed };
}
