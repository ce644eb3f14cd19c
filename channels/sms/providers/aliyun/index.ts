import type { ChannelHost } from '../../../../src/contract/channel';
import { complete, type With } from '../../cloud/complete';
import { contextOf, takePush } from '../../cloud/push';
import type { Template } from '../../cloud/template';
import type { MountedProvider, SmsProvider } from '../../provider';
import { unsignedPush } from '../../unsigned-push';
import { decode, readPush } from './decode';
import { type AliyunAccount, sendAliyun } from './send';
import { aliyunSettings, type AliyunSettings } from './settings';

const REQUIRED = [
  'ALIYUN_SMS_ACCESS_KEY_ID',
  'ALIYUN_SMS_ACCESS_KEY_SECRET',
  'ALIYUN_SMS_SIGN_NAME',
  'ALIYUN_SMS_PUSH_PATH',
  'ALIYUN_SMS_PUSH_SOURCES',
] as const;

type Complete = With<AliyunSettings, (typeof REQUIRED)[number]>;
type Settings = AliyunSettings & { SMS_OPT_OUT_TAIL: string };

/** Aliyun's short message service: sends by approved templates, hears by unsigned pushes. */
export const aliyun: SmsProvider<Settings> = {
  name: 'aliyun',
  settings: aliyunSettings,
  signs: true,
  decode,
  mount,
};

function mount(host: ChannelHost, given: Settings): MountedProvider {
  const settings = complete(given, REQUIRED, 'aliyun');
  const account = accountOf(settings, given.SMS_OPT_OUT_TAIL);
  const door = {
    path: '/channels/sms/aliyun',
    token: settings.ALIYUN_SMS_PUSH_PATH,
    sources: settings.ALIYUN_SMS_PUSH_SOURCES,
    sourcesSetting: 'ALIYUN_SMS_PUSH_SOURCES',
  };
  const take = async (payload: unknown) => {
    await takePush(readPush(payload, contextOf(host)), host);
    return { status: 200, body: { code: 0, msg: 'ok' } };
  };
  return {
    routes: [unsignedPush(door, host.logger, take)],
    send: (message) => sendAliyun(message, account, host),
  };
}

function accountOf(settings: Complete, tail: string): AliyunAccount {
  const service = templateOf(
    settings.ALIYUN_SMS_TEMPLATE,
    settings.ALIYUN_SMS_TEMPLATE_PARAM,
    settings.ALIYUN_SMS_TEMPLATE_TEXT,
  );
  const marketing = templateOf(
    settings.ALIYUN_SMS_TEMPLATE_MARKETING,
    settings.ALIYUN_SMS_TEMPLATE_MARKETING_PARAM,
    settings.ALIYUN_SMS_TEMPLATE_MARKETING_TEXT,
  );
  return {
    apiUrl: settings.ALIYUN_SMS_API_URL,
    keyId: settings.ALIYUN_SMS_ACCESS_KEY_ID,
    keySecret: settings.ALIYUN_SMS_ACCESS_KEY_SECRET,
    templates: {
      sign: settings.ALIYUN_SMS_SIGN_NAME,
      byPurpose: { ...(service && { service }), ...(marketing && { marketing }) },
      maxVariable: settings.ALIYUN_SMS_PARAM_MAX,
      tail,
    },
  };
}

function templateOf(id: string | undefined, param: string, text: string | undefined): Template | null {
  return id === undefined ? null : { id, param, variable: `\${${param}}`, text };
}
