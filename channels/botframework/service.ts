import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { connect } from './adapter';
import type { Connection } from './connection';
import type { Trust } from './precheck';
import { type References, references } from './reference';
import { type AllowList, allowList, listOf } from './service-urls';
import type { ActiveSettings, BotframeworkSettings } from './settings';

export interface Service {
  host: ChannelHost;
  trust: Trust;
  mediaHosts: AllowList;
  references: References;
  /** The SDK, loaded at the first call; a failed load is tried again. */
  connection(): Promise<Connection>;
}

/** Null without id and secret. Throws CONFIG_INVALID when one of them, or the tenant, is missing. */
export function activeSettings(settings: BotframeworkSettings): ActiveSettings | null {
  const { BOTFRAMEWORK_APP_ID: id, BOTFRAMEWORK_APP_PASSWORD: password } = settings;
  if (id === undefined && password === undefined) return null;
  if (id === undefined || password === undefined) {
    throw new AppError(
      'CONFIG_INVALID',
      'Set both BOTFRAMEWORK_APP_ID and BOTFRAMEWORK_APP_PASSWORD, or neither.',
    );
  }
  const needsTenant = settings.BOTFRAMEWORK_APP_TYPE === 'SingleTenant';
  if (needsTenant && !settings.BOTFRAMEWORK_TENANT_ID && !settings.BOTFRAMEWORK_LOGIN_URL) {
    throw new AppError('CONFIG_INVALID', 'A SingleTenant bot needs BOTFRAMEWORK_TENANT_ID.');
  }
  return { ...settings, BOTFRAMEWORK_APP_ID: id, BOTFRAMEWORK_APP_PASSWORD: password };
}

export function makeService(host: ChannelHost, settings: ActiveSettings): Service {
  let loading: Promise<Connection> | null = null;
  return {
    host,
    trust: {
      issuer: settings.BOTFRAMEWORK_TOKEN_ISSUER,
      emulator: settings.BOTFRAMEWORK_EMULATOR === 'yes',
      serviceUrls: allowList(listOf(settings.BOTFRAMEWORK_SERVICE_URLS)),
    },
    mediaHosts: allowList(listOf(settings.BOTFRAMEWORK_MEDIA_HOSTS)),
    references: references(host),
    connection() {
      loading ??= connect(settings, host.clock).catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
}
