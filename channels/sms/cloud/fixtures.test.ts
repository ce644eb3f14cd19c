import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecodeContext } from '../../../src/contract/channel';
import { readPush as readAliyun } from '../providers/aliyun/decode';
import { readPush as readTencent } from '../providers/tencent/decode';
import type { Push } from './push';

interface Fixture {
  about: string;
  payload: { provider: string; body: unknown };
  expect?: { vendorId: string; activity: { text?: string } }[];
  /** Beside the activities: what a push says of our sends. */
  reports?: { vendorId: string; state: string; code?: string; at: string }[];
  error?: string;
}

const READERS: Record<string, (body: unknown, context: DecodeContext) => Push> = {
  aliyun: readAliyun,
  tencent: readTencent,
};
const folder = join(__dirname, '..', 'fixtures');
const fixtures = readdirSync(folder)
  .filter((file) => /^(aliyun|tencent)-/.test(file))
  .map((file): [string, Fixture] => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture]);
const context = {
  receivedAt: new Date('2025-01-02T03:04:05.678Z'),
  conversationOf: (id: string) => `conv ${id}`,
};

describe('fixtures of the cloud gateways', () => {
  it.each(fixtures.filter(([, fixture]) => fixture.expect))(
    '%s',
    (_file, { payload, expect: wanted, reports }) => {
      const push = READERS[payload.provider]?.(payload.body, context);
      expect(push?.messages).toMatchObject(wanted ?? []);
      expect(push?.messages).toHaveLength(wanted?.length ?? 0);
      expect(push?.reports).toEqual(
        (reports ?? []).map((report) => ({ ...report, at: new Date(report.at) })),
      );
      for (const { activity } of push?.messages ?? []) {
        expect(activity.conversation).toEqual({ id: `conv ${activity.from.id}` });
        expect(activity).toMatchObject({ channelId: 'sms', timestamp: context.receivedAt.toISOString() });
      }
    },
  );

  it.each(fixtures.filter(([, { error }]) => error))('%s is refused', (_file, { payload, error }) => {
    expect(() => READERS[payload.provider]?.(payload.body, context)).toThrow(
      expect.objectContaining({ code: error }) as Error,
    );
  });
});
