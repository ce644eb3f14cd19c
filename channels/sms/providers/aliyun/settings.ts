import { z } from 'zod';
import { wholeNumber } from '../../../../src/channel-kit';
import { apiUrl, given, pushPath, pushSources } from '../../cloud/fields';

const VENDOR = 'Aliyun SMS';
const TEMPLATE_CODE = /^SMS_\d{1,20}$/;
/** A letter, then letters, digits and `_`. */
const VARIABLE = /^[A-Za-z]\w{0,24}$/;

const templateText = (which: string) =>
  given(
    `${VENDOR}: the approved text of ${which}, to count what a message costs.`,
    '您好，${content}',
    /^[^]{1,500}$/,
  );

/** Environment variables of Aliyun's short message service. */
export const aliyunSettings = z.object({
  ALIYUN_SMS_ACCESS_KEY_ID: given(`${VENDOR}: id of the access key.`, 'your-access-key-id', /^[!-~]{8,128}$/),
  ALIYUN_SMS_ACCESS_KEY_SECRET: given(
    `${VENDOR}: the access key; signs sends.`,
    'your-access-key-secret',
    /^[!-~]{8,128}$/,
  ),
  ALIYUN_SMS_SIGN_NAME: given(
    `${VENDOR}: the approved signature, without 【】.`,
    '示例银行',
    /^[^【】\s]{2,30}$/,
  ),
  ALIYUN_SMS_TEMPLATE: given(
    `${VENDOR}: code of the approved template that carries answers in one variable.`,
    'SMS_123456789',
    TEMPLATE_CODE,
  ),
  ALIYUN_SMS_TEMPLATE_PARAM: z
    .string()
    .regex(VARIABLE, 'must be a letter, then letters, digits and _')
    .default('content')
    .meta({ description: `${VENDOR}: name of that variable.`, example: 'content' }),
  ALIYUN_SMS_TEMPLATE_TEXT: templateText('that template'),
  ALIYUN_SMS_TEMPLATE_MARKETING: given(
    `${VENDOR}: code of the approved template for marketing.`,
    'SMS_987654321',
    TEMPLATE_CODE,
  ),
  ALIYUN_SMS_TEMPLATE_MARKETING_PARAM: z
    .string()
    .regex(VARIABLE, 'must be a letter, then letters, digits and _')
    .default('content')
    .meta({ description: `${VENDOR}: name of its variable.`, example: 'content' }),
  ALIYUN_SMS_TEMPLATE_MARKETING_TEXT: templateText('the marketing template'),
  ALIYUN_SMS_PARAM_MAX: wholeNumber(
    1,
    500,
    35,
    `${VENDOR}: most characters of a variable, as your template was approved.`,
  ),
  ALIYUN_SMS_PUSH_PATH: pushPath(VENDOR),
  ALIYUN_SMS_PUSH_SOURCES: pushSources(VENDOR),
  ALIYUN_SMS_API_URL: apiUrl(VENDOR, 'https://dysmsapi.aliyuncs.com'),
});
export type AliyunSettings = z.infer<typeof aliyunSettings>;
