import fc from 'fast-check';
import type { Activity } from '../../src/contract/activity';
import { AppError } from '../../src/contract/errors';
import type { HttpResponse } from '../../src/contract/http';
import { opened, type Opened, SECRET, WebchatRig } from '../../test/fakes/webchat';

const hi = { type: 'message', text: 'hi' };
const idOf = (response: HttpResponse) => (response.body as { id: string }).id;
const setOf = (response: HttpResponse) => response.body as { activities: Activity[]; watermark: string };

async function visited(env: Record<string, string> = {}): Promise<{ rig: WebchatRig; me: Opened }> {
  const rig = new WebchatRig(env);
  return { rig, me: await rig.visit() };
}

describe('posting', () => {
  it('answers with the id under which the message is stored', async () => {
    const { rig, me } = await visited();
    expect(idOf(await rig.post(me, hi))).toBe(`${me.conversationId}|00000001`);
  });

  it('stores a repeat once and gives it the id of the first', async () => {
    const { rig, me } = await visited();
    const said = { ...hi, channelData: { clientActivityID: 'a1' } };
    const responses = await Promise.all([rig.post(me, said), rig.post(me, said)]);
    responses.push(await rig.post(me, said));
    expect(new Set(responses.map(idOf)).size).toBe(1);
    expect(rig.host.stored.filter((entry) => entry.direction === 'in')).toHaveLength(1);
  });

  it('does not take another conversation for a repeat', async () => {
    const { rig, me } = await visited();
    const other = await rig.visit();
    const said = { ...hi, channelData: { clientActivityID: 'a1' } };
    expect(idOf(await rig.post(me, said))).not.toBe(idOf(await rig.post(other, said)));
  });

  it('gives typing an id and stores nothing', async () => {
    const { rig, me } = await visited();
    expect(idOf(await rig.post(me, { type: 'typing' }))).toBeTruthy();
    expect(rig.host.stored).toEqual([]);
  });

  it('repairs half surrogates and keeps emoji', async () => {
    const { rig, me } = await visited();
    await rig.post(
      me,
      '{"type":"message","text":"a\\ud83d 😀","channelData":{"clientActivityID":"\\udc00x"}}',
    );
    expect(rig.host.stored[0]?.activity.text).toBe('a\ufffd 😀');
    expect(rig.host.stored[0]?.activity.channelData).toEqual({ clientActivityID: '\ufffdx' });
  });

  it('vouches for what the bank says of its customer, and takes nothing of the kind from the customer', async () => {
    const rig = new WebchatRig();
    const user = { id: 'u7', name: 'Li', tier: 'vip', region: 'south', manager: 'wang' };
    const made = await rig.call('POST', '/tokens/generate', SECRET, { body: { user } });
    const claimed = { ...hi, from: { id: 'u8', properties: { tier: 'private', manager: 'eve' } } };
    await rig.post(opened(made), claimed);
    await rig.post(await rig.visit(), claimed);
    const [known, visitor] = rig.host.stored.map(({ activity }) => activity.from);
    expect(known).toMatchObject({
      id: 'u7',
      name: 'Li',
      properties: { tier: 'vip', region: 'south', manager: 'wang' },
    });
    expect(visitor).not.toHaveProperty('properties');
  });

  it('is not misled by prototype names', async () => {
    const { rig, me } = await visited();
    await rig.post(
      me,
      '{"type":"message","text":"hi","channelData":{"__proto__":{"admin":1},"a":1},"__proto__":{"x":1}}',
    );
    expect(rig.host.stored[0]?.activity.channelData).toEqual({ a: 1 });
    expect('admin' in {}).toBe(false);
  });

  it('stops a flood and lets it go on later', async () => {
    const { rig, me } = await visited({ WEBCHAT_MESSAGE_RATE: '5' });
    const responses = await Promise.all(Array.from({ length: 50 }, () => rig.post(me, hi)));
    expect(responses.filter((response) => response.status === 200)).toHaveLength(5);
    expect(responses.at(-1)).toMatchObject({ status: 429, headers: { 'retry-after': '10' } });
    const other = await rig.visit();
    expect((await rig.post(other, hi)).status).toBe(200);
    rig.host.advance(10_000);
    expect((await rig.post(me, hi)).status).toBe(200);
  });

  it('has an answer to any JSON', async () => {
    const { rig, me } = await visited({ WEBCHAT_MESSAGE_RATE: '10000' });
    const field = fc.constantFrom(
      'text',
      'name',
      'value',
      'from',
      'attachments',
      'channelData',
      'locale',
      'code',
      'entities',
    );
    const type = fc.constantFrom<unknown[]>('message', 'event', 'typing', 'invoke', null, 1);
    const anything = fc.dictionary(field, fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(type, anything, async (kind, rest) => {
        const { status } = await rig.post(me, { type: kind, ...rest });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 100 },
    );
  });

  it('does not acknowledge what could not be stored', async () => {
    const { rig, me } = await visited();
    rig.host.failWith = new AppError('STORE_UNAVAILABLE', 'The store does not answer.');
    expect(await rig.post(me, hi)).toMatchObject({ status: 503, body: { error: { code: 'ServiceError' } } });
  });

  it('costs no read of the log', async () => {
    const { rig, me } = await visited();
    await rig.post(me, hi);
    await rig.post(me, hi);
    expect(rig.host.reads).toBe(0);
  });
});

describe('reading', () => {
  it('shows the echo with channelData, then the answer to it', async () => {
    const { rig, me } = await visited();
    await rig.post(me, { ...hi, channelData: { clientActivityID: 'a1', mine: 1 } });
    expect(setOf(await rig.read(me))).toMatchObject({
      watermark: '2',
      activities: [
        {
          id: `${me.conversationId}|00000001`,
          text: 'hi',
          from: { id: me.userId },
          channelData: { clientActivityID: 'a1', mine: 1 },
        },
        {
          id: `${me.conversationId}|00000002`,
          text: 'echo: hi',
          replyToId: `${me.conversationId}|00000001`,
          timestamp: '2025-01-02T03:04:05.678Z',
        },
      ],
    });
  });

  it('goes on from the watermark', async () => {
    const { rig, me } = await visited();
    await rig.post(me, hi);
    expect(setOf(await rig.read(me, '1')).activities).toHaveLength(1);
    expect(setOf(await rig.read(me, '2'))).toEqual({ activities: [], watermark: '2' });
  });

  it('pages through a long log without gaps', async () => {
    const { rig, me } = await visited();
    for (let n = 1; n <= 250; n += 1) rig.host.say(me.conversationId, { text: String(n) });
    const texts: unknown[] = [];
    for (let watermark = '', more = true; more;) {
      const set = setOf(await rig.read(me, watermark));
      texts.push(...set.activities.map((activity) => activity.text));
      more = set.watermark !== watermark;
      watermark = set.watermark;
    }
    expect(texts).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)));
  });

  it('hides what is not for the customer, but moves on past it', async () => {
    const { rig, me } = await visited();
    const shown = { type: 'event', name: 'handoff.status', value: { state: 'accepted' } };
    await rig.post(me, { type: 'event', name: 'webchat/join' });
    await rig.post(me, { type: 'event', name: 'awaited', channelData: { clientActivityID: 'e1' } });
    for (const activity of [
      { type: 'conversationUpdate' },
      { type: 'trace' },
      { type: 'event', name: 'handoff.initiate' },
      shown,
    ]) {
      rig.host.say(me.conversationId, activity);
    }
    const set = setOf(await rig.read(me));
    expect(set.activities.map((activity) => activity.name)).toEqual(['awaited', 'handoff.status']);
    expect(set.watermark).toBe('6');
  });
});
