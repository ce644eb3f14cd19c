import { makeRequest, matchPath } from '../../test/fakes/channel-caller';
import { FakeSocket } from '../../test/fakes/fake-socket';
import { WebchatRig } from '../../test/fakes/webchat';

interface Frame {
  activities: { type: string; id: string; attachments?: { contentUrl: string }[] }[];
  watermark: string;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const framesOf = (socket: FakeSocket) => socket.frames.map((frame) => JSON.parse(frame) as Frame);

async function follow(rig: WebchatRig, streamUrl: string): Promise<FakeSocket> {
  const [route] = rig.mounted.sockets ?? [];
  const request = makeRequest('GET', streamUrl.replace(/^ws/, 'http'));
  const run = await route?.connect({
    ...request,
    params: matchPath(route.path, request.path) ?? {},
  });
  const socket = new FakeSocket();
  run?.(socket);
  await settled();
  return socket;
}

const PICTURE = { contentType: 'image/png', contentUrl: '/api/files/agent-1', name: 'form.png' };

describe('what the desk does', () => {
  it('typing reaches the customer without a place in the log, and not behind a backlog', async () => {
    const rig = new WebchatRig();
    const me = await rig.visit();
    const { streamUrl } = (await rig.call('POST', '/conversations', me.token)).body as { streamUrl: string };
    const socket = await follow(rig, streamUrl);
    rig.host.say(me.conversationId, { text: 'hello' });
    rig.host.deskTypes(me.conversationId);
    rig.host.advance(10);
    rig.host.deskTypes(me.conversationId);
    const frames = framesOf(socket);
    expect(frames.map(({ activities, watermark }) => [activities[0]?.type, watermark])).toEqual([
      ['message', '1'],
      ['typing', '1'],
      ['typing', '1'],
    ]);
    expect(frames[1]?.activities[0]?.id).not.toBe(frames[2]?.activities[0]?.id);
    expect(rig.host.stored).toHaveLength(1);

    socket.unread = 1;
    rig.host.deskTypes(me.conversationId);
    socket.close(1000, '');
    rig.host.deskTypes(me.conversationId);
    expect(socket.frames).toHaveLength(3);
  });

  it('the customer’s typing is told, and not stored', async () => {
    const rig = new WebchatRig();
    const me = await rig.visit();
    const { status } = await rig.post(me, { type: 'typing', from: { id: me.userId } });
    expect(status).toBe(200);
    expect(rig.host.typed).toEqual([me.conversationId]);
    expect(rig.host.stored).toEqual([]);
  });

  it('a file of an agent’s gets a signed address, live and on reading; other addresses stay', async () => {
    const rig = new WebchatRig();
    const me = await rig.visit();
    const bytes = Buffer.from('%PDF-1.7 form');
    await rig.host.files.put({
      ...{ id: 'agent-1', conversationId: me.conversationId, name: 'form.png', bytes },
      ...{ contentType: 'image/png', at: rig.host.clock.now() },
    });
    const { streamUrl } = (await rig.call('POST', '/conversations', me.token)).body as { streamUrl: string };
    const socket = await follow(rig, streamUrl);
    const elsewhere = { ...PICTURE, contentUrl: 'https://www.bank.example/form.png' };
    rig.host.say(me.conversationId, { attachments: [PICTURE, elsewhere] });
    const read = (await rig.read(me)).body as Frame;
    for (const { activities } of [read, framesOf(socket)[0] as Frame]) {
      const [own, other] = activities[0]?.attachments ?? [];
      expect(other?.contentUrl).toBe(elsewhere.contentUrl);
      const address = new URL(own?.contentUrl ?? '');
      const fetched = await rig.call('GET', address.pathname + address.search);
      expect(fetched.status).toBe(200);
      expect(fetched.body).toEqual(bytes);
    }
    // The log keeps the address that needs no secret and never grows old.
    expect(rig.host.stored[0]?.activity.attachments?.[0]?.contentUrl).toBe('/api/files/agent-1');
  });
});
