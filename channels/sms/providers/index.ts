import type { SmsProvider } from '../provider';
import { twilio } from './twilio';

/** Every gateway, one line each. */
export const providers: readonly SmsProvider[] = [twilio];
