import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configCli } from '../../../src/config/cli';
import { envExample } from '../../../src/config/env-example';
import { loadConfig } from '../../../src/config/load';

const channels = {
  webchat: z.object({
    DIRECTLINE_SECRET: z
      .string()
      .min(16, 'must have at least 16 characters')
      .optional()
      .meta({ example: 'a-long-one' }),
  }),
  quiet: z.object({}),
};

function messageOf(environment: Record<string, string>): string {
  try {
    loadConfig(environment, channels);
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('loadConfig', () => {
  test('needs nothing', () => {
    expect(loadConfig({}, channels)).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      TRUST_PROXY: 0,
      DATA_DIR: './data',
      INTENTS_DIR: './intents',
      LOG_LEVEL: 'info',
      NODE_ENV: 'development',
      PLAYGROUND: 'on',
      SECOND_STEP_ROLES: [],
      SEND_HOURS: { from: 480, to: 1200, timeZone: 'Asia/Shanghai' },
      SESSION_HOURS: 12,
      AGENT_LEASE_SECONDS: 90,
      CONTENT_ON_START: 'auto',
      INTENTS_WRITE_BACK: 'auto',
      KEEP_AUDIT_DAYS: 1825,
      KEEP_CONVERSATIONS_DAYS: 1095,
      KEEP_ESCALATIONS_DAYS: 1095,
      KEEP_FILES_DAYS: 365,
      KEEP_MISSED_DAYS: 180,
      OIDC_CREATE: 'off',
      OIDC_NAME: 'SSO',
      OIDC_ROLES: [],
      OIDC_ROLE_CLAIM: 'roles',
      OIDC_SCOPE: 'openid profile',
      OIDC_USERNAME_CLAIM: 'preferred_username',
      PUBLISH_MARGIN: 2,
      PUBLISH_SECOND_PERSON: 'on',
      SWEEP_SECONDS: 5,
      SHUTDOWN_SECONDS: 10,
      channels: { webchat: {}, quiet: {} },
    });
  });

  test('reads base and channels, and takes an empty string as unset', () => {
    const config = loadConfig(
      {
        PORT: '0',
        LOG_LEVEL: 'silent',
        HOST: '',
        MONGODB_URI: ' ',
        PUBLIC_URL: 'https://Bot.Example/',
        DIRECTLINE_SECRET: 'sixteen characters',
      },
      channels,
    );
    expect(config).toMatchObject({
      PORT: 0,
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://bot.example',
    });
    expect(config.MONGODB_URI).toBeUndefined();
    expect(config.channels.webchat).toEqual({ DIRECTLINE_SECRET: 'sixteen characters' });
  });

  test.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535. Example: PORT=3000'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT must be'],
    [{ PORT: '3e3' }, 'PORT must be'],
    [
      { ADMIN_PASSWORD: 'short' },
      'ADMIN_PASSWORD must have at least 10 characters. Example: ADMIN_PASSWORD=',
    ],
    [{ APP_SECRET: 'x'.repeat(31) }, 'APP_SECRET must have at least 32 characters'],
    [{ MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI must begin with mongodb:// or mongodb+srv://'],
    [{ REDIS_URL: 'http://x' }, 'REDIS_URL must begin with redis:// or rediss://'],
    [{ PUBLIC_URL: 'bot.example' }, 'PUBLIC_URL must be scheme and host'],
    [{ PUBLIC_URL: 'https://bot.example/x' }, 'PUBLIC_URL must be scheme and host'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug'],
    [
      { DIRECTLINE_SECRET: 'short' },
      'DIRECTLINE_SECRET must have at least 16 characters. Example: DIRECTLINE_SECRET=a-long-one',
    ],
  ])('says what is wrong with %j', (environment, message) => {
    expect(messageOf(environment)).toContain(message);
  });

  test('does not take an example for a secret', () => {
    const APP_SECRET = 'output-of: openssl rand -base64 48';
    expect(messageOf({ APP_SECRET })).toContain(
      `APP_SECRET is still the example. Example: APP_SECRET=${APP_SECRET}`,
    );
    expect(envExample(channels)).toContain('# Make one: openssl rand -base64 48\n#APP_SECRET=\n');
  });

  test('names every wrong variable once and never a value', () => {
    const message = messageOf({ PORT: '99999', ADMIN_PASSWORD: 'hunter2', DIRECTLINE_SECRET: 'abc' });
    expect(message.split('\n')).toHaveLength(4);
    expect(message).not.toMatch(/hunter2|abc/);
  });
});

describe('.env.example', () => {
  test('lists every variable with its purpose, and parses back when uncommented', () => {
    const text = envExample(channels);
    expect(text).toContain('# Port to listen on; 0 takes a free one.\n#PORT=3000\n');
    expect(text).toContain('# --- Channel webchat ---\n\n#DIRECTLINE_SECRET=a-long-one\n');
    expect(text).not.toContain('quiet');
    const pairs = [...text.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map((m) => [m[1], m[2]] as [string, string]);
    expect(() => loadConfig(Object.fromEntries(pairs), { ...channels, webchat: z.object({}) })).not.toThrow();
  });

  test('is written and checked by the command', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'env');
    const said: string[] = [];
    const run = (mode?: string) => configCli(mode, channels, (line) => said.push(line), file);
    expect(run('--check')).toBe(1);
    expect(run('--write')).toBe(0);
    expect(run('--check')).toBe(0);
    expect(run()).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(envExample(channels));
    expect(said).toHaveLength(4);
  });
});
