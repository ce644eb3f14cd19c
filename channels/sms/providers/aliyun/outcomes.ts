import { untilChinaTomorrow } from '../../cloud/china-time';
import { AGAIN, after, ELSEWHERE, NEVER, operator, type Verdict, verdicts } from '../../cloud/verdict';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const account = operator(
  'Aliyun SMS sends nothing for this account: look at its balance and services in the console.',
);
const keys = operator(
  'Aliyun SMS refuses the access key: check ALIYUN_SMS_ACCESS_KEY_ID, its secret and its rights.',
);
const sign = operator('Aliyun SMS refuses the signature: check ALIYUN_SMS_SIGN_NAME and its approval.');
const template = operator(
  'Aliyun SMS refuses the template: check ALIYUN_SMS_TEMPLATE (or _MARKETING), its approval and the name of its variable.',
);
const clock = operator(
  'Aliyun SMS finds our time wrong by more than 15 minutes: set the clock of this machine.',
);
const place = operator('Aliyun SMS is not open to the address of this machine.');
const quota = operator('The daily or monthly amount that is set in the Aliyun console is used up.');

/** https://help.aliyun.com/document_detail/101346.html, and the codes of the API gateway before it. */
const VERDICTS = verdicts({
  'isv.MOBILE_NUMBER_ILLEGAL': ELSEWHERE,
  'isv.PHONE_NUMBER_ILLEGAL': ELSEWHERE,
  'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': ELSEWHERE,
  'isv.NOT_SUPPORTED_COUNTRY': ELSEWHERE,
  'isv.COUNTRY_RESTRICTED': ELSEWHERE,

  'isv.BLACK_KEY_CONTROL_LIMIT': NEVER,
  'isv.SMS_CONTENT_ILLEGAL': NEVER,
  'isv.PARAM_LENGTH_LIMIT': NEVER,
  'isv.PARAM_NOT_SUPPORT_URL': NEVER,
  'isv.TEMPLATE_PARAMS_ILLEGAL': NEVER,
  'isv.INVALID_PARAMETERS': NEVER,
  'isv.INVALID_JSON_PARAM': NEVER,

  'isv.DAY_LIMIT_CONTROL': after(untilChinaTomorrow),
  'isv.MONTH_LIMIT_CONTROL': quota,

  'isv.OUT_OF_SERVICE': account,
  'isv.AMOUNT_NOT_ENOUGH': account,
  'isv.PRODUCT_UN_SUBSCRIPT': account,
  'isv.PRODUCT_UNSUBSCRIBE': account,
  'isv.ACCOUNT_NOT_EXISTS': account,
  'isv.ACCOUNT_ABNORMAL': account,
  'isv.DENY_IP_RANGE': place,

  'isv.SMS_TEMPLATE_ILLEGAL': template,
  'isv.TEMPLATE_MISSING_PARAMETERS': template,
  'isv.SMS_SIGNATURE_ILLEGAL': sign,
  'isv.SMS_SIGN_ILLEGAL': sign,
  'isv.SIGN_STATE_ILLEGAL': sign,
  'isv.SIGN_NAME_ILLEGAL': sign,
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL': sign,

  'isp.RAM_PERMISSION_DENY': keys,
  'isv.RAM_CHECK_FAILED': keys,
  NoPermission: keys,
  SignatureDoesNotMatch: keys,
  IncompleteSignature: keys,
  'InvalidAccessKeyId.NotFound': keys,
  'InvalidAccessKeyId.Inactive': keys,
  'Forbidden.AccessKeyDisabled': keys,
  'InvalidTimeStamp.Expired': clock,
  'InvalidTimeStamp.Format': clock,
  SignatureNonceUsed: AGAIN,

  'isp.SYSTEM_ERROR': AGAIN,
  'isp.GATEWAY_ERROR': AGAIN,
  ServiceUnavailable: AGAIN,
  ServiceUnavailableTemporary: AGAIN,
  InternalError: AGAIN,
});

/** What Aliyun's code means; the text says which of the limits was reached. Undefined for a code that is not known. */
export function verdictOf(code: string, message: string): Verdict | undefined {
  if (/BUSINESS_LIMIT/.test(code)) return businessLimit(`${code} ${message}`);
  if (/^Throttling(\.|$)/.test(code)) return AGAIN;
  return VERDICTS.get(code);
}

/** `触发分钟级流控Permits:1`, `触发小时级流控Permits:5`, `触发天级流控Permits:10`; the shortest when it does not say. */
function businessLimit(text: string): Verdict {
  if (/天级|日级|_DAY\b|\bday\b/i.test(text)) return after(untilChinaTomorrow);
  if (/小时级|_HOUR\b|\bhour\b/i.test(text)) return after(() => HOUR);
  return after(() => MINUTE);
}
