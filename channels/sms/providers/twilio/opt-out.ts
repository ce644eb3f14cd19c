/**
 * Words to which Twilio itself answers on long numbers, blocking or freeing the customer. Our own answer would be refused
 * with 21610. YES also re-joins there, but is left out: it is an everyday answer, and Twilio is then silent.
 * Source: https://help.twilio.com/articles/223134027
 */
const WORDS = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'END',
  'QUIT',
  'CANCEL',
  'REVOKE',
  'OPTOUT',
  'START',
  'UNSTOP',
]);

interface Webhook {
  Body?: string | undefined;
  /** Set with Advanced Opt-Out, when Twilio has taken the message for one of its words: STOP, START or HELP. */
  OptOutType?: string | undefined;
}

/** True when Twilio has answered an opt-out or a return, so that we must not. */
export function isAnsweredByTwilio(webhook: Webhook): boolean {
  return isAdvanced(webhook) || WORDS.has((webhook.Body ?? '').trim().toUpperCase());
}

/** True when Twilio has said so, whatever its defaults are. */
export function isAdvanced({ OptOutType: type }: Webhook): boolean {
  return type === 'STOP' || type === 'START';
}
