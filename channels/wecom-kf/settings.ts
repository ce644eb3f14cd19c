import { z } from 'zod';
import { isSafeAddress } from '../../src/channel-kit';
import { AppError } from '../../src/contract/errors';

const NAMES = ['WECOM_CORP_ID', 'WECOM_KF_SECRET', 'WECOM_KF_TOKEN', 'WECOM_KF_AES_KEY'] as const;

/** Environment variables of 微信客服. */
export const wecomKfSettings = z.object({
  WECOM_CORP_ID: z
    .string()
    .regex(/^[A-Za-z0-9_-]{2,64}$/, 'must be the corporation id, such as ww5823bf96d3bd56c7')
    .optional()
    .meta({
      description: 'Id of the corporation at WeCom. With it and the three WECOM_KF_ secrets 微信客服 is on.',
      example: 'ww5823bf96d3bd56c7',
    }),
  WECOM_KF_SECRET: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: 'Secret of the self-built app that the customer-service accounts are bound to.',
    example: 'secret-of-the-self-built-app',
  }),
  WECOM_KF_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits')
    .optional()
    .meta({
      description: 'Token of the callback, as typed at WeCom.',
      example: 'output-of: openssl rand -hex 16',
    }),
  WECOM_KF_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of the EncodingAESKey')
    .optional()
    .meta({ description: 'EncodingAESKey of the callback, as made at WeCom.', example: 'x'.repeat(43) }),
  WECOM_KF_OPEN_KFIDS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ''))
    .refine((ids) => ids.every(isOpenKfid), 'must be ids such as wkAJ2GCAAASSm4_Fh, separated by commas')
    .meta({
      description: 'Only these customer-service accounts are served. Unset: every account of the app.',
      example: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q',
    }),
  WECOM_KF_FIRST_SYNC_MINUTES: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number from 0 to 4320')
    .transform(Number)
    .pipe(z.number().max(4320, 'must be a whole number from 0 to 4320'))
    .default(10)
    .meta({
      description:
        'When an account is read for the first time, messages older than this are left out; minutes.',
      example: '10',
    }),
  WECOM_API_URL: z
    .string()
    .default('https://qyapi.weixin.qq.com')
    .refine(isApiUrl, 'must be an https address without a path (http only on this machine)')
    .transform((text) => new URL(text).origin)
    .meta({
      description: 'Address of the WeCom API, or of a proxy whose address WeCom trusts.',
      example: 'https://qyapi.weixin.qq.com',
    }),
});
export type WecomKfSettings = z.infer<typeof wecomKfSettings>;

/** What the channel runs with once it is on. */
export interface KfConfig {
  corpId: string;
  secret: string;
  token: string;
  aesKey: string;
  openKfids: string[];
  firstSyncMs: number;
  apiUrl: string;
}

/** Null when the channel is off. Throws CONFIG_INVALID when it is set up in part. */
export function configOf(settings: WecomKfSettings): KfConfig | null {
  const missing = NAMES.filter((name) => settings[name] === undefined);
  const [corpId, secret, token, aesKey] = NAMES.map((name) => settings[name]);
  if (corpId && secret && token && aesKey) {
    return {
      ...{ corpId, secret, token, aesKey },
      openKfids: settings.WECOM_KF_OPEN_KFIDS,
      firstSyncMs: settings.WECOM_KF_FIRST_SYNC_MINUTES * 60_000,
      apiUrl: settings.WECOM_API_URL,
    };
  }
  if (missing.length === NAMES.length) return null;
  throw new AppError('CONFIG_INVALID', `微信客服 is set up in part; set ${missing.join(', ')} too.`);
}

/** An account's id as it may stand in a key. */
export function isOpenKfid(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text);
}

function isApiUrl(text: string): boolean {
  if (!isSafeAddress(text)) return false;
  const { pathname, search } = new URL(text);
  return pathname === '/' && search === '';
}
