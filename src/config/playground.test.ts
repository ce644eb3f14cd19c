import { hasPlayground } from './playground';
import { baseSchema } from './schema';

describe('hasPlayground', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['out of the box', {}, true],
    ['on another loopback address', { HOST: '::1' }, true],
    ['on localhost', { HOST: 'localhost' }, true],
    ['switched off', { PLAYGROUND: 'off' }, false],
    ['in production', { NODE_ENV: 'production' }, false],
    ['in production, even when asked for', { NODE_ENV: 'production', PLAYGROUND: 'on' }, false],
    ['on all addresses', { HOST: '0.0.0.0' }, false],
    ['on a name that only begins like a loopback one', { HOST: '127.0.0.1.bank.example' }, false],
    ['behind a proxy', { TRUST_PROXY: '1' }, false],
    ['with a public address', { PUBLIC_URL: 'https://bot.example' }, false],
  ])('%s: %s gives %s', (_name, environment, expected) => {
    expect(hasPlayground(baseSchema.parse(environment))).toBe(expected);
  });
});
