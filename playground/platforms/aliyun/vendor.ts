import type { ApiAnswer, ApiCall } from '../faulty-server';
import type { CarriedSms, Vendor } from '../cloud-sms/cloud-platform';
import type { Limits } from '../cloud-sms/limits';
import { chinaTime, type FakeTemplate, faultOfValue, fill } from '../cloud-sms/template';
import { Verifier } from './verify';

const KEY_ID = 'fake-aliyun-key-id';
const KEY_SECRET = 'fake-aliyun-key-secret-0123456789';
const PUSH_TOKEN = 'fake-aliyun-push-path-0123456789abcdef';
const SIGN = '示例银行';
const MOST_VARIABLE = 500;

const TEMPLATES: FakeTemplate[] = [
  { id: 'SMS_100000001', text: '您好，${content}', variable: '${content}' },
  { id: 'SMS_100000002', text: '${content}，拒收请回复R', variable: '${content}' },
];

const LIMIT_MESSAGES: Record<keyof Limits, string> = {
  perMinute: '触发分钟级流控Permits:1',
  perHour: '触发小时级流控Permits:5',
  perDay: '触发天级流控Permits:10',
};
const VALUE_CODES = {
  missing: 'isv.TEMPLATE_MISSING_PARAMETERS',
  'too-long': 'isv.PARAM_LENGTH_LIMIT',
  address: 'isv.PARAM_NOT_SUPPORT_URL',
};

/** Aliyun's short message service: `SendSms`, SmsUp and SmsReport. */
export function aliyunVendor(): Vendor {
  const verifier = new Verifier(KEY_ID, KEY_SECRET);
  let sequence = 100_000;
  return {
    pushPath: `/channels/sms/aliyun/${PUSH_TOKEN}`,
    settings: settingsFor,
    read: (call, now) => read(call, now, verifier),
    limitCode: (limit) => ({ code: 'isv.BUSINESS_LIMIT_CONTROL', message: LIMIT_MESSAGES[limit] }),
    done: ({ id }) => answer(200, { Code: 'OK', Message: 'OK', BizId: id }),
    refused: (code, message = 'refused') =>
      answer(/^is[vp]\./.test(code) || code === 'OK' ? 200 : (HTTP_STATUS.get(code) ?? 400), {
        Code: code,
        Message: message,
      }),
    reply(customer, content, now) {
      sequence += 1;
      const item = {
        phone_number: domestic(customer),
        send_time: chinaTime(now),
        content,
        sign_name: SIGN,
        dest_code: '1069000000',
        sequence_id: sequence,
      };
      return { id: String(sequence), payload: [item] };
    },
    report,
    isTaken: (body) =>
      typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'number',
  };
}

/** Refusals of the API gateway that do not come with 400. */
const HTTP_STATUS = new Map(
  Object.entries({
    'InvalidAccessKeyId.NotFound': 404,
    ServiceUnavailable: 503,
    InternalError: 500,
  }),
);

function settingsFor(apiUrl: string): Record<string, string> {
  return {
    SMS_PROVIDER: 'aliyun',
    ALIYUN_SMS_ACCESS_KEY_ID: KEY_ID,
    ALIYUN_SMS_ACCESS_KEY_SECRET: KEY_SECRET,
    ALIYUN_SMS_SIGN_NAME: SIGN,
    ALIYUN_SMS_TEMPLATE: 'SMS_100000001',
    ALIYUN_SMS_TEMPLATE_TEXT: '您好，${content}',
    ALIYUN_SMS_TEMPLATE_MARKETING: 'SMS_100000002',
    ALIYUN_SMS_TEMPLATE_MARKETING_TEXT: '${content}，拒收请回复R',
    ALIYUN_SMS_PARAM_MAX: String(MOST_VARIABLE),
    ALIYUN_SMS_PUSH_PATH: PUSH_TOKEN,
    ALIYUN_SMS_PUSH_SOURCES: '127.0.0.1',
    ALIYUN_SMS_API_URL: apiUrl,
  };
}

function read(call: ApiCall, now: Date, verifier: Verifier): Omit<CarriedSms, 'id'> | { code: string } {
  const code = verifier.refusal(call, now);
  if (code !== null) return { code };
  if (call.headers['x-acs-action'] !== 'SendSms') return { code: 'InvalidAction.NotFound' };
  if (call.headers['x-acs-version'] !== '2017-05-25') return { code: 'InvalidVersion' };
  return readSms(new URL(call.url, 'http://platform').searchParams);
}

function readSms(query: URLSearchParams): Omit<CarriedSms, 'id'> | { code: string } {
  const number = query.get('PhoneNumbers') ?? '';
  if (!/^1[3-9]\d{9}$/.test(number)) return { code: 'isv.MOBILE_NUMBER_ILLEGAL' };
  if (query.get('SignName') !== SIGN) return { code: 'isv.SMS_SIGNATURE_ILLEGAL' };
  const template = TEMPLATES.find(({ id }) => id === query.get('TemplateCode'));
  if (!template) return { code: 'isv.SMS_TEMPLATE_ILLEGAL' };
  const params = parse(query.get('TemplateParam') ?? '');
  if (!params) return { code: 'isv.INVALID_JSON_PARAM' };
  const fault = faultOfValue(params.content, MOST_VARIABLE);
  if (fault !== null) return { code: VALUE_CODES[fault] };
  return { to: `+86${number}`, text: fill(template, SIGN, String(params.content)) };
}

function report({ id, to }: CarriedSms, failure: string | null, now: Date): unknown {
  const time = chinaTime(now);
  return [
    {
      phone_number: domestic(to),
      send_time: time,
      report_time: time,
      success: failure === null,
      err_code: failure ?? 'DELIVERED',
      err_msg: failure === null ? '用户接收成功' : '发送失败',
      sms_size: '1',
      biz_id: id,
      out_id: '',
    },
  ];
}

function domestic(customer: string): string {
  return customer.replace(/^\+86/, '');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function answer(status: number, body: Record<string, string>): ApiAnswer {
  return { status, body: { RequestId: crypto.randomUUID().toUpperCase(), ...body } };
}
