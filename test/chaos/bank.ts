import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sms } from '../../channels/sms';
import { wechat } from '../../channels/wechat';
import { wecomKf } from '../../channels/wecom-kf';
import type { Platform } from '../../playground/platforms/platform';
import { TwilioPlatform } from '../../playground/platforms/twilio';
import { WechatPlatform } from '../../playground/platforms/wechat';
import { WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import { compose, type App } from '../../src/compose';
import { loadConfig } from '../../src/config/load';
import { fakeClock, type FakeClock } from '../fakes/clock';
import { fakeLogger } from '../fakes/logger';
import { signIn, type AgentClient } from '../support/agent-client';

const CHANNELS = [wechat, wecomKf, sms];
const PASSWORD = 'correct horse battery';

export interface Line {
  name: string;
  platform: Platform;
  /** Makes the access token invalid, where the vendor has one. */
  revoke?: () => void;
  /** The vendor's code for "no more today" or "too fast". */
  limit: string;
  /** What the vendor let through and what it refused for want of a window. */
  refused: () => number;
}

/** The product in this process, on a clock that the test moves, before three vendors that do as told. */
export interface Bank {
  app: App;
  clock: FakeClock;
  lines: Line[];
  agent: AgentClient;
  close(): Promise<void>;
}

export async function openBank(): Promise<Bank> {
  const clock = fakeClock();
  const wechatSide = await new WechatPlatform({ clock }).start();
  const kf = await WecomKfPlatform.start({ clock });
  const twilio = await TwilioPlatform.start({ clock });
  const lines: Line[] = [
    {
      name: 'wechat',
      platform: wechatSide,
      revoke: () => wechatSide.tokens.revoke(),
      limit: '45009',
      refused: () => wechatSide.quotas.refused,
    },
    { name: 'wecom-kf', platform: kf, revoke: () => kf.tokens.revoke(), limit: '45009', refused: () => 0 },
    { name: 'sms', platform: twilio, limit: '20429', refused: () => 0 },
  ];
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-bank-'));
  const environment = Object.assign(
    {
      ...{ PORT: '0', DATA_DIR: dataDir, MODELS_DIR: join(tmpdir(), 'switchboard-models') },
      ...{ SWEEP_SECONDS: '1', SESSION_HOURS: '168', AGENT_LEASE_SECONDS: '3600', ADMIN_PASSWORD: PASSWORD },
    },
    ...lines.map(({ platform }) => platform.settings),
  ) as Record<string, string>;
  const settings = Object.fromEntries(CHANNELS.map((channel) => [channel.name, channel.settings]));
  const config = loadConfig(environment, settings);
  const app = await compose({ config, channels: CHANNELS, logger: fakeLogger(), clock });
  for (const { platform } of lines) platform.connect(app.url);
  return {
    ...{ app, clock, lines, agent: await hire(app.url) },
    async close() {
      await app.close();
      for (const { platform } of lines) await platform.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An agent who can hold everybody. */
async function hire(url: string): Promise<AgentClient> {
  const admin = await signIn(url, 'admin', PASSWORD);
  const ann = { username: 'ann', password: PASSWORD, displayName: 'Ann', cap: 100 };
  const { status } = await admin.call('POST', '/api/agents', ann);
  if (status !== 201) throw new Error(`the agent could not be made: ${String(status)}`);
  return signIn(url, 'ann', PASSWORD);
}
