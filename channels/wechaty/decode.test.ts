import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { customerId, placeOf } from './customer-id';
import { decode } from './decode';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { media?: object[]; activity: { from?: { id: string } } }[];
  error?: string;
}

const folder = join(__dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
]);
const context = { receivedAt: new Date(0), conversationOf: (id: string) => `c-${id}` };
const text = { id: 'm1', type: 'Text', talker: { id: 'u', name: '' }, mentioned: false, self: false };

describe('decode', () => {
  it.each(fixtures.filter(([, { expect: wanted }]) => wanted))('reads %s', (_file, fixture) => {
    const { payload, expect: wanted = [] } = fixture;
    const inbounds = decode(payload, context);
    expect(inbounds).toMatchObject(wanted);
    expect(inbounds.map(({ media }) => media)).toEqual(wanted.map(({ media }) => media));
    for (const { activity } of inbounds) expect(activity.conversation.id).toBe(`c-${activity.from.id}`);
  });

  it.each(fixtures.filter(([, { error }]) => error))('refuses %s', (_file, { payload, error }) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: error }) as Error);
  });

  it.each([null, undefined, 'text', 5, [], {}])('refuses %j', (payload) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }) as Error);
  });

  it('cuts a text that is too long and leaves no half character', () => {
    const long = { ...text, text: `${'x'.repeat(MAX_TEXT_LENGTH - 1)}😀` };
    const cut = decode(long, context)[0]?.activity.text;
    expect([cut?.length, cut?.isWellFormed()]).toEqual([MAX_TEXT_LENGTH, true]);
  });
});

describe('the id of a customer', () => {
  it.each([
    { talkerId: 'wxid_1' },
    { talkerId: '@a/b', roomId: '@@c/d%2F' },
    { talkerId: '李', roomId: '1@chatroom' },
  ])('of %j leads back', (place) => {
    expect(placeOf(customerId(place))).toEqual(place);
  });

  it.each([
    '',
    'contact',
    'contact/',
    'contact/a/b',
    'room/a',
    'room//a',
    'room/a/b/c',
    'x/a',
    'contact/%zz',
  ])('%j is none', (id) => {
    expect(placeOf(id)).toBeNull();
  });
});
