import { z } from 'zod';
import { isSafeAddress } from '../../src/channel-kit';

/** Environment variables of the WeChat Official Account. Off until the first three are set. */
export const wechatSettings = z.object({
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-zA-Z]{1,64}$/, 'must be the AppID, which begins with wx')
    .optional()
    .meta({
      description: 'AppID of the Official Account (mp.weixin.qq.com). Unset: the channel is off.',
      example: 'wx0123456789abcdef',
    }),
  WECHAT_APP_SECRET: z.string().min(1).optional().meta({
    description: 'AppSecret of the Official Account.',
    example: 'the-app-secret-of-mp.weixin.qq.com',
  }),
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits')
    .optional()
    .meta({
      description: 'Token that signs the pushes; enter the same one at mp.weixin.qq.com.',
      example: 'output-of: openssl rand -hex 16',
    }),
  WECHAT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, 'must be the 43 letters and digits of the EncodingAESKey')
    .optional()
    .meta({
      description:
        'EncodingAESKey. Set: pushes must be encrypted (safe mode), unless WECHAT_MODE says otherwise.',
      example: "output-of: openssl rand -base64 48 | tr -dc 'A-Za-z0-9' | head -c 43",
    }),
  WECHAT_MODE: z.enum(['safe', 'compatible', 'plain']).optional().meta({
    description:
      'Which pushes are taken: encrypted only, both, or plain only. Unset: safe with WECHAT_AES_KEY, plain without.',
    example: 'safe',
  }),
  WECHAT_API_URL: z
    .url()
    .default('https://api.weixin.qq.com')
    .refine(isSafeAddress, 'must be https, or http on this machine')
    .transform((url) => url.replace(/\/+$/, ''))
    .meta({
      description: 'Where the API of WeChat is called; a relay with a fixed address, or a test platform.',
      example: 'https://api.weixin.qq.com',
    }),
});
export type WechatSettings = z.infer<typeof wechatSettings>;
