import { z } from 'zod';
import type { ApiAnswer, ApiCall } from '../faulty-server';
import type { CarriedSms, Vendor } from '../cloud-sms/cloud-platform';
import type { Limits } from '../cloud-sms/limits';
import { chinaTime, type FakeTemplate, faultOfValue, fill } from '../cloud-sms/template';
import { refusalOf } from './verify';

const SECRET_ID = 'fake-tencent-secret-id';
const SECRET_KEY = 'fake-tencent-secret-key-0123456789';
const APP_ID = '1400000001';
const PUSH_TOKEN = 'fake-tencent-push-path-0123456789abcdef';
const SIGN = '示例银行';
const MOST_VARIABLE = 500;

const TEMPLATES: FakeTemplate[] = [
  { id: '1110', text: '您好，{1}', variable: '{1}' },
  { id: '2220', text: '{1}，拒收请回复R', variable: '{1}' },
];

const LIMIT_CODES: Record<keyof Limits, string> = {
  perMinute: 'LimitExceeded.PhoneNumberThirtySecondLimit',
  perHour: 'LimitExceeded.PhoneNumberOneHourLimit',
  perDay: 'LimitExceeded.PhoneNumberDailyLimit',
};
const VALUE_CODES = {
  missing: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  'too-long': 'InvalidParameterValue.TemplateParameterLengthLimit',
  address: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
};
/** Families of codes that refuse the whole call; the others stand beside the number in a successful one. */
const WHOLE_CALL =
  /^(?:AuthFailure|UnauthorizedOperation|RequestLimitExceeded|InternalError|InvalidAction|NoSuchVersion|MissingParameter)/;

const bodySchema = z.strictObject({
  PhoneNumberSet: z.array(z.string()).min(1).max(200),
  SmsSdkAppId: z.string(),
  SignName: z.string(),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()),
  SessionContext: z.string().max(512).optional(),
});

/** Tencent Cloud's short message service: `SendSms`, and the callbacks for replies and reports. */
export function tencentVendor(): Vendor {
  return {
    pushPath: `/channels/sms/tencent/${PUSH_TOKEN}`,
    settings: settingsFor,
    read,
    limitCode: (limit) => ({ code: LIMIT_CODES[limit], message: 'limit' }),
    done: ({ id, to, text }) =>
      answer({ SendStatusSet: [status({ SerialNo: id, PhoneNumber: to, Fee: fee(text), Code: 'Ok' })] }),
    refused: (code) =>
      WHOLE_CALL.test(code)
        ? answer({ Error: { Code: code, Message: 'refused' } })
        : answer({ SendStatusSet: [status({ SerialNo: '', PhoneNumber: '', Fee: 0, Code: code })] }),
    reply(customer, text, now) {
      const time = Math.floor(now.getTime() / 1000);
      const { nationcode, mobile } = parts(customer);
      return { id: `${mobile}-${time}`, payload: { extend: '', mobile, nationcode, sign: SIGN, text, time } };
    },
    report,
    isTaken: (body) => typeof body === 'object' && body !== null && 'result' in body && body.result === 0,
  };
}

function settingsFor(apiUrl: string): Record<string, string> {
  return {
    SMS_PROVIDER: 'tencent',
    TENCENT_SMS_SECRET_ID: SECRET_ID,
    TENCENT_SMS_SECRET_KEY: SECRET_KEY,
    TENCENT_SMS_SDK_APP_ID: APP_ID,
    TENCENT_SMS_SIGN_NAME: SIGN,
    TENCENT_SMS_TEMPLATE: '1110',
    TENCENT_SMS_TEMPLATE_TEXT: '您好，{1}',
    TENCENT_SMS_TEMPLATE_MARKETING: '2220',
    TENCENT_SMS_TEMPLATE_MARKETING_TEXT: '{1}，拒收请回复R',
    TENCENT_SMS_PARAM_MAX: String(MOST_VARIABLE),
    TENCENT_SMS_PUSH_PATH: PUSH_TOKEN,
    TENCENT_SMS_PUSH_SOURCES: '127.0.0.1',
    TENCENT_SMS_API_URL: apiUrl,
  };
}

function read(call: ApiCall, now: Date): Omit<CarriedSms, 'id'> | { code: string } {
  const code = refusalOf(call, SECRET_ID, SECRET_KEY, now);
  if (code !== null) return { code };
  if (call.headers['x-tc-action'] !== 'SendSms') return { code: 'InvalidAction' };
  if (call.headers['x-tc-version'] !== '2021-01-11') return { code: 'NoSuchVersion' };
  const { data } = bodySchema.safeParse(JSON.parse(call.body.toString('utf8')));
  return data ? readSms(data) : { code: 'InternalError.JsonParseFail' };
}

function readSms(body: z.infer<typeof bodySchema>): Omit<CarriedSms, 'id'> | { code: string } {
  const [to = ''] = body.PhoneNumberSet;
  if (body.SmsSdkAppId !== APP_ID) return { code: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail' };
  if (!/^\+86/.test(to)) return { code: 'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone' };
  if (!/^\+861[3-9]\d{9}$/.test(to)) return { code: 'InvalidParameterValue.IncorrectPhoneNumber' };
  if (body.SignName !== SIGN) return { code: 'FailedOperation.SignatureIncorrectOrUnapproved' };
  const template = TEMPLATES.find(({ id }) => id === body.TemplateId);
  if (!template) return { code: 'FailedOperation.TemplateUnapprovedOrNotExist' };
  const [value, ...more] = body.TemplateParamSet;
  const fault = more.length > 0 ? 'missing' : faultOfValue(value, MOST_VARIABLE);
  if (fault !== null) return { code: VALUE_CODES[fault] };
  return { to, text: fill(template, SIGN, value ?? '') };
}

function report({ id, to }: CarriedSms, failure: string | null, now: Date): unknown {
  return [
    {
      user_receive_time: chinaTime(now),
      ...parts(to),
      report_status: failure === null ? 'SUCCESS' : 'FAIL',
      errmsg: failure ?? 'DELIVRD',
      description: failure === null ? '用户短信送达成功' : '用户短信接收失败',
      sid: id,
    },
  ];
}

function parts(customer: string): { nationcode: string; mobile: string } {
  return { nationcode: '86', mobile: customer.replace(/^\+86/, '') };
}

/** Messages billed. */
function fee(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}

function status(fields: { SerialNo: string; PhoneNumber: string; Fee: number; Code: string }): object {
  return {
    SessionContext: '',
    Message: fields.Code === 'Ok' ? 'send success' : 'refused',
    IsoCode: 'CN',
    ...fields,
  };
}

function answer(response: object): ApiAnswer {
  return { status: 200, body: { Response: { ...response, RequestId: crypto.randomUUID() } } };
}
