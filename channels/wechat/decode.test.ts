import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decode } from './decode';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { vendorId: string; window?: string; media?: object[]; activity: object }[];
  error?: string;
}

const folder = join(__dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
]);
const context = {
  conversationOf: (customer: string) => `wechat-${customer}`,
  receivedAt: new Date('2025-01-02T03:04:09.678Z'),
};
const code = (error: string) => expect.objectContaining({ code: error }) as Error;

describe('decode', () => {
  it.each(fixtures.filter(([, fixture]) => fixture.expect))('reads %s', (_file, fixture) => {
    const decoded = decode(fixture.payload, context);
    expect(decoded).toMatchObject(fixture.expect ?? []);
    for (const [index, { window, media }] of decoded.entries()) {
      expect({ window, media }).toEqual({
        window: fixture.expect?.[index]?.window,
        media: fixture.expect?.[index]?.media,
      });
    }
  });

  it.each(fixtures.filter(([, fixture]) => fixture.error))('refuses %s', (_file, fixture) => {
    expect(() => decode(fixture.payload, context)).toThrow(code(fixture.error ?? ''));
  });

  it('names the customer, the conversation and us', () => {
    const fields = { FromUserName: 'oLI', ToUserName: 'gh_1', MsgType: 'text', Content: 'hi', MsgId: '1' };
    expect(decode(fields, context)[0]?.activity).toMatchObject({
      channelId: 'wechat',
      from: { id: 'oLI', role: 'user' },
      recipient: { id: 'bot', role: 'bot' },
      conversation: { id: 'wechat-oLI' },
    });
  });

  it('takes the time of receipt where none can be read', () => {
    const fields = { FromUserName: 'oLI', MsgType: 'text', Content: 'hi', CreateTime: 'soon' };
    expect(decode(fields, context)[0]?.activity.timestamp).toBe('2025-01-02T03:04:09.678Z');
  });

  it('tells two events of one second apart, and a repeat not', () => {
    const fields = { FromUserName: 'oLI', CreateTime: '1', MsgType: 'event', Event: 'CLICK', EventKey: 'a' };
    const idOf = (more: object) => decode({ ...fields, ...more }, context)[0]?.vendorId;
    const ids = [idOf({}), idOf({ EventKey: 'b' }), idOf({ Event: 'VIEW' }), idOf({ FromUserName: 'oHAN' })];
    expect(new Set(ids).size).toBe(4);
    expect(idOf({ Encrypt: 'changed' })).toBe(ids[0]);
    expect(ids.join()).not.toContain('oLI');
  });

  it('reads anything or says BAD_REQUEST', () => {
    const name = fc.constantFrom(
      ...['FromUserName', 'MsgType', 'MsgId', 'Event', 'EventKey', 'Content', 'MediaId', 'PicUrl', 'Label'],
      ...['CreateTime', 'Recognition', 'Location_X', '__proto__', 'constructor', 'Format'],
    );
    const value = fc.oneof(
      fc.constantFrom(
        'text',
        'image',
        'voice',
        'location',
        'event',
        'CLICK',
        'subscribe',
        'constructor',
        '__proto__',
      ),
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 15 }), (fields) => {
        let failed: unknown = 'BAD_REQUEST';
        try {
          expect(decode(fields, context)).toHaveLength(1);
        } catch (error) {
          failed = (error as { code?: unknown }).code;
        }
        expect(failed).toBe('BAD_REQUEST');
      }),
      { numRuns: 2000 },
    );
  });
});
