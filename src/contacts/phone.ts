import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../contract/errors';

const DEFAULT_COUNTRY = 'CN';

/** A number as a person writes it, in E.164. One without a country code is taken as Chinese. Throws BAD_REQUEST. */
export function toE164(written: string): string {
  const number = parsePhoneNumberFromString(written.normalize('NFKC'), DEFAULT_COUNTRY);
  if (!number?.isValid()) {
    throw new AppError('BAD_REQUEST', 'This is not a telephone number; write it with + and country code.');
  }
  return number.number;
}
