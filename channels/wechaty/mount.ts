import type { ChannelHost, MountedChannel } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { deliver } from './deliver';
import { fetchMedia } from './fetch-media';
import { intake } from './intake';
import { loadBot, type Puppet } from './load';
import { pacer } from './pacer';
import { startSession } from './session';
import type { WechatySettings } from './settings';

/** Mounts with the puppet that the settings name; null without one. Throws CONFIG_INVALID. */
export function mount(host: ChannelHost, settings: WechatySettings): MountedChannel | null {
  const { WECHATY_PUPPET: puppet } = settings;
  if (puppet === undefined) return null;
  if (settings.WECHATY_ACKNOWLEDGE_RISK !== 'yes') {
    throw new AppError(
      'CONFIG_INVALID',
      'WECHATY_PUPPET is set. WeChat bans personal accounts that are driven by programs, for good and without warning, ' +
        'so this is for demonstrations with an account that you can lose. If you want that, set WECHATY_ACKNOWLEDGE_RISK=yes; ' +
        'for customers use an Official Account (channels/wechat) or 微信客服 (channels/wecom-kf).',
    );
  }
  requireSafeEndpoint(settings);
  return mountPuppet(host, settings, puppet);
}

/** Mounts with any puppet, such as `wechaty-puppet-mock` in tests and on the playground. */
export function mountPuppet(host: ChannelHost, settings: WechatySettings, puppet: Puppet): MountedChannel {
  const session = startSession({
    load: () => loadBot(puppet, settings),
    onMessage: intake(host, settings),
    logger: host.logger,
  });
  const sender = {
    ready: () => session.ready(),
    pacer: pacer(settings.WECHATY_SENDS_PER_MINUTE, host.clock),
  };
  return {
    routes: [],
    deliver: (activity) => deliver(sender, activity),
    fetchMedia: (reference) => fetchMedia(session.ready(), reference),
    close: () => session.close(),
  };
}

/** Why: without TLS the token and every message can be read on the way. */
function requireSafeEndpoint({ WECHATY_TLS, WECHATY_ENDPOINT }: WechatySettings): void {
  if (WECHATY_TLS === 'yes' || /^(127\.0\.0\.1|localhost):/.test(WECHATY_ENDPOINT ?? '')) return;
  throw new AppError(
    'CONFIG_INVALID',
    'WECHATY_TLS=no needs a WECHATY_ENDPOINT on this machine (127.0.0.1 or localhost).',
  );
}
