import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { AppError } from '../../src/contract/errors';
import { decode } from './decode';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { vendorId: string; activity: object }[];
  error?: string;
}

const folder = join(__dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file): [string, Fixture] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture,
]);
const context = {
  receivedAt: new Date('2025-01-02T03:04:05.678Z'),
  conversationOf: (id: string) => `wecom-kf-${id}`,
};

describe('decode', () => {
  it.each(fixtures.filter(([, fixture]) => fixture.expect))('reads %s', (_file, fixture) => {
    const [inbound, ...more] = decode(fixture.payload, context);
    const [expected] = fixture.expect ?? [];
    expect(more).toEqual([]);
    expect({ ...inbound, activity: {} }).toEqual({ ...expected, activity: {} });
    expect(inbound?.activity).toMatchObject({ channelId: 'wecom-kf', ...expected?.activity });
    expect(inbound?.activity.conversation.id).toBe(`wecom-kf-${inbound?.activity.from.id ?? ''}`);
  });

  it.each(fixtures.filter(([, fixture]) => fixture.error))('refuses %s', (_file, fixture) => {
    expect(() => decode(fixture.payload, context)).toThrow(
      expect.objectContaining({ code: fixture.error }) as Error,
    );
  });

  it('gives the same for the same payload', () => {
    for (const [, { payload, error }] of fixtures) {
      const again = () => decode(payload, context);
      expect(error !== undefined || isDeepStrictEqual(again(), again())).toBe(true);
    }
  });

  it('stores no code by which the customer could be written to', () => {
    const all = fixtures.flatMap(([, { payload, error }]) => (error ? [] : decode(payload, context)));
    expect(JSON.stringify(all)).not.toMatch(/welcome_code|msg_code|aaaaaa|bbbbbb/);
  });

  it('throws nothing but BAD_REQUEST', () => {
    const seeds = fixtures.map(([, { payload }]) => payload as Record<string, unknown>);
    const spoilt = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.constantFrom('msgid', 'event', 'text', 'msgtype', 'origin'),
        fc.anything(),
      )
      .map(([seed, field, value]) => ({ ...seed, [field]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), spoilt), (payload) => {
        let code: unknown = 'BAD_REQUEST';
        try {
          decode(payload, context);
        } catch (error) {
          code = error instanceof AppError ? error.code : error;
        }
        expect(code).toBe('BAD_REQUEST');
      }),
      { numRuns: 3000 },
    );
  });
});
