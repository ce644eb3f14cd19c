import { z } from 'zod';
import { wholeNumber } from '../../../../src/channel-kit';
import { apiUrl, given, pushPath, pushSources } from '../../cloud/fields';

const VENDOR = 'Tencent Cloud SMS';

const templateText = (which: string) =>
  given(
    `${VENDOR}: the approved text of ${which}, to count what a message costs.`,
    '您好，{1}',
    /^[^]{1,500}$/,
  );

/** Environment variables of Tencent Cloud's short message service. */
export const tencentSettings = z.object({
  TENCENT_SMS_SECRET_ID: given(`${VENDOR}: id of the API key.`, 'your-secret-id', /^[!-~]{8,128}$/),
  TENCENT_SMS_SECRET_KEY: given(`${VENDOR}: the API key; signs sends.`, 'your-secret-key', /^[!-~]{8,128}$/),
  TENCENT_SMS_SDK_APP_ID: given(`${VENDOR}: the application (SdkAppId).`, '1400006666', /^\d{6,16}$/),
  TENCENT_SMS_REGION: z
    .string()
    .regex(/^[a-z]{2}-[a-z0-9-]{2,24}$/, 'must be a region such as ap-guangzhou')
    .default('ap-guangzhou')
    .meta({ description: `${VENDOR}: region of the API.`, example: 'ap-guangzhou' }),
  TENCENT_SMS_SIGN_NAME: given(
    `${VENDOR}: the approved signature, without 【】.`,
    '示例银行',
    /^[^【】\s]{2,30}$/,
  ),
  TENCENT_SMS_TEMPLATE: given(
    `${VENDOR}: id of the approved template that carries answers in its only variable, {1}.`,
    '1110',
    /^\d{1,20}$/,
  ),
  TENCENT_SMS_TEMPLATE_TEXT: templateText('that template'),
  TENCENT_SMS_TEMPLATE_MARKETING: given(
    `${VENDOR}: id of the approved template for marketing.`,
    '2220',
    /^\d{1,20}$/,
  ),
  TENCENT_SMS_TEMPLATE_MARKETING_TEXT: templateText('the marketing template'),
  TENCENT_SMS_PARAM_MAX: wholeNumber(
    1,
    500,
    400,
    `${VENDOR}: most characters of the variable; 12 for accounts of private persons.`,
  ),
  TENCENT_SMS_PUSH_PATH: pushPath(VENDOR),
  TENCENT_SMS_PUSH_SOURCES: pushSources(VENDOR),
  TENCENT_SMS_API_URL: apiUrl(VENDOR, 'https://sms.tencentcloudapi.com'),
});
export type TencentSettings = z.infer<typeof tencentSettings>;
