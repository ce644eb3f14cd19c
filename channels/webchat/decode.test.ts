import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import { decode } from './decode';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { activity: object; vendorId: string };
  error?: string;
}

const folder = join(__dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
]);
const context = {
  conversationId: 'wc-1',
  user: { id: 'dl_u1', name: 'Li' },
  receivedAt: new Date('2025-01-02T03:04:05.678Z'),
};
/** What no payload can change. */
const ours = {
  channelId: 'webchat',
  conversation: { id: 'wc-1' },
  from: { id: 'dl_u1', name: 'Li', role: 'user' },
  recipient: { id: 'bot', name: 'bot', role: 'bot' },
  timestamp: '2025-01-02T03:04:05.678Z',
};

describe('decode', () => {
  it.each(fixtures.filter(([, fixture]) => fixture.expect))('reads %s', (_file, fixture) => {
    const expected = { ...fixture.expect, activity: { ...fixture.expect?.activity, ...ours } };
    expect(decode(fixture.payload, context)).toEqual([expected]);
  });

  it.each(fixtures.filter(([, fixture]) => fixture.error))('refuses %s', (_file, fixture) => {
    expect(() => decode(fixture.payload, context)).toThrow(
      expect.objectContaining({ code: fixture.error }) as Error,
    );
  });

  it.each([null, undefined, 'text', 5, [], {}])('refuses %j', (payload) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }) as Error);
  });

  it('takes the longest text and refuses one more', () => {
    const text = 'x'.repeat(MAX_TEXT_LENGTH);
    expect(decode({ type: 'message', text }, context)[0]?.activity.text).toHaveLength(MAX_TEXT_LENGTH);
    expect(() => decode({ type: 'message', text: `${text}x` }, context)).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE' }) as Error,
    );
  });

  it('does not show the value that was wrong', () => {
    expect(() => decode({ type: 'message', text: { secret: 'hunter2' } }, context)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') as string }) as Error,
    );
  });
});
