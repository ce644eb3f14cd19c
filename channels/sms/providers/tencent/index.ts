import type { ChannelHost } from '../../../../src/contract/channel';
import { complete, type With } from '../../cloud/complete';
import { contextOf, takePush } from '../../cloud/push';
import type { Template } from '../../cloud/template';
import type { MountedProvider, SmsProvider } from '../../provider';
import { unsignedPush } from '../../unsigned-push';
import { decode, readPush } from './decode';
import { sendTencent, type TencentAccount } from './send';
import { tencentSettings, type TencentSettings } from './settings';

const REQUIRED = [
  'TENCENT_SMS_SECRET_ID',
  'TENCENT_SMS_SECRET_KEY',
  'TENCENT_SMS_SDK_APP_ID',
  'TENCENT_SMS_SIGN_NAME',
  'TENCENT_SMS_PUSH_PATH',
  'TENCENT_SMS_PUSH_SOURCES',
] as const;

type Complete = With<TencentSettings, (typeof REQUIRED)[number]>;
type Settings = TencentSettings & { SMS_OPT_OUT_TAIL: string };

/** Tencent Cloud's short message service: sends by approved templates, hears by unsigned callbacks. */
export const tencent: SmsProvider<Settings> = {
  name: 'tencent',
  settings: tencentSettings,
  signs: true,
  decode,
  mount,
};

function mount(host: ChannelHost, given: Settings): MountedProvider {
  const settings = complete(given, REQUIRED, 'tencent');
  const account = accountOf(settings, given.SMS_OPT_OUT_TAIL);
  const door = {
    path: '/channels/sms/tencent',
    token: settings.TENCENT_SMS_PUSH_PATH,
    sources: settings.TENCENT_SMS_PUSH_SOURCES,
    sourcesSetting: 'TENCENT_SMS_PUSH_SOURCES',
  };
  const take = async (payload: unknown) => {
    await takePush(readPush(payload, contextOf(host)), host);
    return { status: 200, body: { result: 0, errmsg: 'OK' } };
  };
  return {
    routes: [unsignedPush(door, host.logger, take)],
    send: (message) => sendTencent(message, account, host),
  };
}

function accountOf(settings: Complete, tail: string): TencentAccount {
  const service = templateOf(settings.TENCENT_SMS_TEMPLATE, settings.TENCENT_SMS_TEMPLATE_TEXT);
  const marketing = templateOf(
    settings.TENCENT_SMS_TEMPLATE_MARKETING,
    settings.TENCENT_SMS_TEMPLATE_MARKETING_TEXT,
  );
  return {
    apiUrl: settings.TENCENT_SMS_API_URL,
    secretId: settings.TENCENT_SMS_SECRET_ID,
    secretKey: settings.TENCENT_SMS_SECRET_KEY,
    appId: settings.TENCENT_SMS_SDK_APP_ID,
    region: settings.TENCENT_SMS_REGION,
    templates: {
      sign: settings.TENCENT_SMS_SIGN_NAME,
      byPurpose: { ...(service && { service }), ...(marketing && { marketing }) },
      maxVariable: settings.TENCENT_SMS_PARAM_MAX,
      tail,
    },
  };
}

function templateOf(id: string | undefined, text: string | undefined): Template | null {
  return id === undefined ? null : { id, param: '1', variable: '{1}', text };
}
