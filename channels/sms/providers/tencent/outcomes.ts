import { untilChinaHour, untilChinaTomorrow } from '../../cloud/china-time';
import {
  AGAIN,
  after,
  ELSEWHERE,
  NEVER,
  operator,
  UNKNOWN,
  type Verdict,
  verdicts,
} from '../../cloud/verdict';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Marketing is sent from eight in the morning to ten in the evening. */
const MARKETING_BEGINS = 8;

const account = operator(
  'Tencent Cloud SMS sends nothing for this account: buy a package or settle the bill.',
);
const app = operator(
  'Tencent Cloud SMS refuses the application: check TENCENT_SMS_SDK_APP_ID and its state.',
);
const keys = operator(
  'Tencent Cloud SMS refuses the API key: check TENCENT_SMS_SECRET_ID, its key and its rights.',
);
const sign = operator(
  'Tencent Cloud SMS refuses the signature: check TENCENT_SMS_SIGN_NAME and its approval.',
);
const template = operator(
  'Tencent Cloud SMS refuses the template: check TENCENT_SMS_TEMPLATE (or _MARKETING), its approval and its one variable.',
);
const clock = operator(
  'Tencent Cloud SMS finds our time wrong by more than 5 minutes: set the clock of this machine.',
);
const place = operator(
  'Tencent Cloud SMS does not take calls from the address of this machine: see its console.',
);
const tomorrow = after(untilChinaTomorrow);

/** https://cloud.tencent.com/document/product/382/55981 (codes of SendSms, 2021-01-11) */
const VERDICTS = verdicts({
  'FailedOperation.PhoneNumberInBlacklist': ELSEWHERE,
  'FailedOperation.PhoneNumberParseFail': ELSEWHERE,
  'InvalidParameterValue.IncorrectPhoneNumber': ELSEWHERE,
  'LimitExceeded.AppCountryOrRegionInBlacklist': ELSEWHERE,
  'UnsupportedOperation.UnsuportedRegion': ELSEWHERE,
  'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone': ELSEWHERE,
  'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone': ELSEWHERE,
  'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber': ELSEWHERE,

  'FailedOperation.ContainSensitiveWord': NEVER,
  'FailedOperation.FailResolvePacket': NEVER,
  'FailedOperation.JsonParseFail': NEVER,
  'FailedOperation.OtherError': NEVER,
  'FailedOperation.ParametersOtherError': NEVER,
  'InternalError.JsonParseFail': NEVER,
  'InvalidParameterValue.ContentLengthLimit': NEVER,
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': NEVER,
  'InvalidParameterValue.TemplateParameterLengthLimit': NEVER,

  'FailedOperation.InsufficientBalanceInSmsPackage': account,
  'UnauthorizedOperation.SerivceSuspendDueToArrears': account,
  'UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny': account,
  'UnauthorizedOperation.SdkAppIdIsDisabled': app,
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail': app,
  'InvalidParameterValue.SdkAppIdNotExist': app,
  'InvalidParameter.AppidAndBizId': app,
  'UnauthorizedOperation.RequestIpNotInWhitelist': place,
  'FailedOperation.SignatureIncorrectOrUnapproved': sign,
  'FailedOperation.MissingSignature': sign,
  'FailedOperation.MissingSignatureList': sign,
  'FailedOperation.MissingTemplateList': template,
  'FailedOperation.TemplateIncorrectOrUnapproved': template,
  'FailedOperation.TemplateUnapprovedOrNotExist': template,
  'FailedOperation.TemplateIdNotExist': template,
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': template,
  'InvalidParameterValue.TemplateParameterFormatError': template,
  'AuthFailure.SignatureExpire': clock,
  'InternalError.RequestTimeException': clock,
  'InternalError.SigFieldMissing': keys,
  'InternalError.SigVerificationFail': keys,

  'LimitExceeded.PhoneNumberThirtySecondLimit': after(() => 30 * SECOND),
  'LimitExceeded.DeliveryFrequencyLimit': after(() => MINUTE),
  'LimitExceeded.PhoneNumberOneHourLimit': after(() => HOUR),
  'LimitExceeded.PhoneNumberDailyLimit': tomorrow,
  'LimitExceeded.PhoneNumberSameContentDailyLimit': tomorrow,
  'LimitExceeded.DailyLimit': tomorrow,
  'LimitExceeded.AppDailyLimit': tomorrow,
  'LimitExceeded.AppCountryOrRegionDailyLimit': tomorrow,
  'LimitExceeded.AppGlobalDailyLimit': tomorrow,
  'LimitExceeded.AppMainlandChinaDailyLimit': tomorrow,
  'FailedOperation.MarketingSendTimeConstraint': after((now) => untilChinaHour(now, MARKETING_BEGINS)),

  // The message may have gone on to the operator.
  'InternalError.SendAndRecvFail': UNKNOWN,
  'InternalError.Timeout': UNKNOWN,
  'InternalError.ParseBackendResponseFail': UNKNOWN,
});

/** For a code that is not in the table, by what stands before its dot. */
const FAMILIES = verdicts({
  AuthFailure: keys,
  UnauthorizedOperation: keys,
  IpNotInWhitelist: place,
  IpInBlacklist: place,
  LimitExceeded: after(() => MINUTE),
  RequestLimitExceeded: AGAIN,
  InternalError: AGAIN,
  ResourceUnavailable: AGAIN,
});

/** What Tencent's code means, of a whole call or of its one number. Undefined for a code that is not known. */
export function verdictOf(code: string): Verdict | undefined {
  return VERDICTS.get(code) ?? FAMILIES.get(code.split('.', 1)[0] ?? '');
}
