import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { channels } from '../../../channels';
import { textLength } from '../../../src/channel-kit';
import { imBack, type Activity } from '../../../src/contract/activity';
import type { Channel } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';
import { loadConfig, metaOf } from '../../../src/config/load';
import { FakeChannelHost } from '../../fakes/channel-host';
import { channelFolder, fixturesOf, type Fixture } from './fixtures';

const context = {
  conversationId: 'wc-1',
  user: { id: 'dl_u1', name: 'Li' },
  conversationOf: (id: string) => `c-${id}`,
  receivedAt: new Date('2026-01-02T03:04:05.678Z'),
};

function reply(change: Partial<Activity>): Activity {
  const from = { id: 'bot', name: 'bot' };
  return {
    type: 'message',
    channelId: 'x',
    from,
    conversation: { id: 'c1' },
    recipient: { id: 'u1', name: '' },
    ...change,
  };
}

describe.each(channels.map((channel): [string, Channel] => [channel.name, channel]))(
  '%s',
  (name, channel) => {
    const adapt = (activity: Activity): Activity[] => channel.adapt?.(activity) ?? [activity];
    const { text, buttons, pull } = channel.capabilities;

    it('has a README, and a description and an example of every setting', () => {
      expect(existsSync(join(channelFolder(name), 'README.md'))).toBe(true);
      const keys = Object.keys(channel.settings.shape);
      const lacking = keys.filter(
        (key) => !metaOf(channel.settings, key).description || !metaOf(channel.settings, key).example,
      );
      expect(lacking).toEqual([]);
    });

    it('needs no setting, and stays off, or open to the public by design, without any', () => {
      const { channels: settings } = loadConfig({}, { [name]: channel.settings });
      const mounted = channel.mount(new FakeChannelHost({ channel: name }), settings[name]);
      expect(mounted === null).toBe(name !== 'webchat');
    });

    it('splits a long text, by its own count, and loses nothing of it', () => {
      for (const long of [
        '余额查询。'.repeat(900),
        'Balance of the account. '.repeat(200),
        '😀'.repeat(2_100),
      ]) {
        const parts = adapt(reply({ text: long }));
        const sizes = parts.map((part) => textLength(part.text ?? '', text.unit));
        expect(Math.max(...sizes)).toBeLessThanOrEqual(text.max);
        expect(parts.map((part) => part.text).join('')).toContain(long.slice(-10).trim());
        expect(parts.some((part) => /[\ud800-\udbff]$/u.test(part.text ?? ''))).toBe(false);
      }
    });

    it('shows buttons, or writes them as numbered lines', () => {
      const titles = Array.from({ length: buttons + 1 }, (_, n) => `Choice ${String(n + 1)}`);
      const suggestedActions = { to: [], actions: titles.map(imBack) };
      const parts = adapt(reply({ text: 'Choose', suggestedActions }));
      if (pull) return;
      const words = parts.map((part) => part.text).join('\n');
      expect(titles.filter((title, n) => words.includes(`${String(n + 1)}. ${title}`))).toEqual(titles);
    });

    it('carries an attachment, names its address, or refuses it with a code', () => {
      const contentUrl = 'https://bank.example/form.pdf';
      const attachments = [{ contentType: 'application/pdf', contentUrl, name: 'form.pdf' }];
      const parts = adapt(reply({ text: 'The form', attachments }));
      expect(JSON.stringify(parts)).toContain(contentUrl);
      const dead = reply({ text: 'x', attachments: [{ contentType: 'text/x-nothing', content: {} }] });
      const outcome = (): unknown => {
        try {
          return adapt(dead).length;
        } catch (error) {
          return error instanceof AppError ? error.code : error;
        }
      };
      expect([1, 'REPLY_NOT_DELIVERABLE']).toContain(outcome());
    });

    it('merges only what fits', () => {
      const half = 'a'.repeat(Math.floor(text.max / 2));
      const both = channel.merge?.(reply({ text: half }), reply({ text: half })) ?? null;
      expect(both).toBeNull();
      const small = channel.merge?.(reply({ text: 'one' }), reply({ text: 'two' }));
      expect(small === undefined || small?.text === 'one\n\ntwo').toBe(true);
    });

    it('retries for two days where sends may fail', () => {
      const { retryDelays } = channel.capabilities;
      const total = retryDelays.reduce((sum, delay) => sum + delay, 0);
      expect(pull || total >= 48 * 3_600_000).toBe(true);
    });

    const fixtures = fixturesOf(name);
    it('has fixtures', () => {
      expect(fixtures.length).toBeGreaterThan(0);
    });

    // Only what the fixture names is compared.
    it.each(fixtures.filter(([, { error }]) => error === undefined))(
      'decodes %s as it says',
      (_file, fixture) => {
        const { expect: wanted } = fixture;
        expect(decoded(channel, fixture)).toMatchObject(Array.isArray(wanted) ? wanted : [wanted]);
      },
    );

    const bad = fixtures.filter(([, { error }]) => error !== undefined);
    const itBad = bad.length > 0 ? it.each(bad) : it.skip.each([['nothing', null]]);
    itBad('refuses %s', (_file, fixture) => {
      expect(fixture && decoded(channel, fixture)).toBe(fixture?.error);
    });
  },
);

function decoded(channel: Channel, { payload }: Fixture): unknown {
  try {
    return channel.decode(payload, context);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
