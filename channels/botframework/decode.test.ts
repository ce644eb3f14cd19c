import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { decode } from './decode';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { vendorId?: string; media?: object[]; activity: object }[];
  error?: string;
}

const folder = join(__dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
]);
const context = {
  receivedAt: new Date('2025-01-02T03:04:05.678Z'),
  conversationOf: (customerId: string) => `bf-${customerId}`,
};
const text = {
  type: 'message',
  id: 'a1',
  channelId: 'telegram',
  from: { id: '42' },
  conversation: { id: 'c:42' },
};

describe('decode', () => {
  it.each(fixtures.filter(([, fixture]) => fixture.expect))(
    'reads %s',
    (_file, { payload, expect: wanted = [] }) => {
      const inbounds = decode(payload, context);
      expect(inbounds).toHaveLength(wanted.length);
      expect(inbounds).toMatchObject(wanted);
      expect(inbounds.map(({ media }) => media)).toEqual(wanted.map(({ media }) => media));
      for (const { activity } of inbounds) {
        const { conversation } = payload as { conversation: { id: string } };
        expect(activity.conversation.id).toMatch(new RegExp(`^bf-[a-z]+:`));
        expect(activity.conversation.id.endsWith(conversation.id)).toBe(true);
        expect(activity).not.toHaveProperty('serviceUrl');
      }
    },
  );

  it.each(fixtures.filter(([, fixture]) => fixture.error))('refuses %s', (_file, { payload, error }) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: error }) as Error);
  });

  it.each([null, undefined, 'text', 5, [], {}])('refuses %j', (payload) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }) as Error);
  });

  it.each(['signin/tokenExchange', 'tokens/response'])('keeps no token of %s', (name) => {
    const [inbound] = decode({ ...text, type: 'event', name, value: { token: 'secret' } }, context);
    expect(JSON.stringify(inbound)).not.toContain('secret');
  });

  it('cuts a text that is too long and leaves no half character', () => {
    const [inbound] = decode({ ...text, text: `${'x'.repeat(MAX_TEXT_LENGTH - 1)}😀` }, context);
    expect(inbound?.activity.text).toHaveLength(MAX_TEXT_LENGTH);
    expect(inbound?.activity.text?.isWellFormed()).toBe(true);
  });

  it('knows a repeat, and the same id in another conversation for something else', () => {
    const id = (change: object) => decode({ ...text, ...change }, context)[0]?.vendorId;
    expect(id({})).toBe(id({ text: 'edited' }));
    expect(id({})).not.toBe(id({ conversation: { id: 'c:43' } }));
    expect(id({})).not.toBe(id({ channelId: 'line' }));
    expect(id({ id: undefined, text: 'a' })).not.toBe(id({ id: undefined, text: 'b' }));
  });

  it('takes ten files and names the others', () => {
    const attachments = Array.from({ length: 12 }, (_, n) => ({
      contentType: 'image/png',
      contentUrl: `https://smba.trafficmanager.net/${n}`,
    }));
    const [inbound] = decode({ ...text, attachments }, context);
    expect(inbound?.media).toHaveLength(10);
    expect(new Set(inbound?.media?.map(({ fileId }) => fileId)).size).toBe(10);
    expect(inbound?.activity.attachments?.filter(({ contentUrl }) => contentUrl === undefined)).toHaveLength(
      2,
    );
  });
});
