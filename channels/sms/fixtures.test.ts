import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sms } from '.';

interface Fixture {
  about: string;
  payload: unknown;
  expect?: { vendorId: string; activity: object; media?: object[]; window?: string }[];
  error?: string;
}

const folders = [
  join(__dirname, 'fixtures'),
  ...readdirSync(join(__dirname, 'providers')).map((name) => join(__dirname, 'providers', name, 'fixtures')),
];
const fixtures = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Fixture] => [
    file.slice(__dirname.length + 1),
    JSON.parse(readFileSync(file, 'utf8')) as Fixture,
  ]);
const context = {
  receivedAt: new Date('2025-01-02T03:04:05.678Z'),
  conversationOf: (id: string) => `conv ${id}`,
};

describe('fixtures', () => {
  it.each(fixtures.filter(([, { expect: expected }]) => expected))('%s', (_file, fixture) => {
    const decoded = sms.decode(fixture.payload, context);
    expect(decoded).toEqual(
      fixture.expect?.map(
        (one) => expect.objectContaining({ ...one, activity: expect.anything() as object }) as object,
      ),
    );
    for (const [index, { activity, media }] of decoded.entries()) {
      expect(activity).toMatchObject(fixture.expect?.[index]?.activity ?? {});
      expect(activity).toMatchObject({ channelId: 'sms', timestamp: context.receivedAt.toISOString() });
      expect(activity.conversation).toEqual({ id: `conv ${activity.from.id}` });
      expect(media).toEqual(fixture.expect?.[index]?.media);
      expect(structuredClone(activity)).toEqual(activity);
    }
  });

  it.each(fixtures.filter(([, { error }]) => error))('%s is refused', (_file, fixture) => {
    const wanted = expect.objectContaining({ code: fixture.error }) as Error;
    expect(() => sms.decode(fixture.payload, context)).toThrow(wanted);
  });

  it.each([
    undefined,
    null,
    'text',
    5,
    [],
    {},
    { provider: 5 },
    { provider: 'twilio' },
    { provider: 'twilio', body: [] },
  ])('refuses %j', (payload) => {
    const wanted = expect.objectContaining({ code: 'BAD_REQUEST' }) as Error;
    expect(() => sms.decode(payload, context)).toThrow(wanted);
  });
});
