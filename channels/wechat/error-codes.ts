import type { Receipt } from '../../src/contract/channel';

type Refusal = Exclude<Receipt, { outcome: 'sent' }>;

interface Rule {
  outcome: 'closed' | 'rejected' | 'retry';
  elsewhere?: true;
  afterMs?: (now: Date) => number;
  /** What the operator has to do; said once in the log. */
  advice?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Shanghai has no summer time. */
const SHANGHAI_MS = 8 * HOUR;

const TOKEN: Rule = {
  outcome: 'retry',
  advice: 'The access token is refused again and again: does another program use force_refresh?',
};
const UNREACHABLE: Rule = { outcome: 'rejected', elsewhere: true };

/**
 * What an error code of the message API means for the message.
 * Source: https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html
 */
const RULES: Partial<Record<string, Rule>> = {
  '-1': { outcome: 'retry' },
  40001: TOKEN,
  40014: TOKEN,
  42001: TOKEN,
  40003: UNREACHABLE,
  43004: UNREACHABLE,
  48002: UNREACHABLE,
  50002: UNREACHABLE,
  45015: { outcome: 'closed' },
  45047: { outcome: 'closed' },
  45009: {
    outcome: 'retry',
    afterMs: untilTomorrow,
    advice:
      'The daily quota of the API is used up: sending goes on tomorrow. Raise it, or clear it at mp.weixin.qq.com.',
  },
  45011: { outcome: 'retry', afterMs: () => MINUTE },
  45002: {
    outcome: 'rejected',
    advice: 'A text was too long for WeChat although it kept our limit: tell the developers.',
  },
  44004: { outcome: 'rejected', advice: 'A message was empty: tell the developers.' },
  40007: { outcome: 'rejected', advice: 'A media id is not valid: upload the file again.' },
  40037: {
    outcome: 'rejected',
    advice: 'The template id is not valid: compare it with the list at mp.weixin.qq.com.',
  },
  // Typing: the customer has gone quiet, or it is shown already.
  45080: { outcome: 'rejected' },
  45081: { outcome: 'rejected' },
  48001: untilRepaired('The account may not use this API: is it a verified service account?'),
  48004: untilRepaired('The API is banned for this account: see the notices at mp.weixin.qq.com.'),
  40013: untilRepaired('The app id is wrong: check WECHAT_APP_ID.'),
  40125: untilRepaired('The app secret is wrong or was reset: check WECHAT_APP_SECRET.'),
  40164: untilRepaired('Our address is not on the IP white list at mp.weixin.qq.com: add it.'),
};

/** Codes after which another access token is fetched and the call made once more. */
export const TOKEN_CODES: ReadonlySet<string> = new Set(['40001', '40014', '42001']);

/** The outcome of a send that was answered with this code; one that is not in the table is permanent. */
export function refusalOf(code: string, now: Date): Refusal {
  const rule = RULES[code] ?? { outcome: 'rejected' };
  if (rule.outcome === 'retry')
    return { outcome: 'retry', code, ...(rule.afterMs && { afterMs: rule.afterMs(now) }) };
  return { outcome: rule.outcome, code, ...(rule.elsewhere && { elsewhere: true }) };
}

/** What the operator has to do about a code, or null. */
export function adviceOn(code: string): string | null {
  const rule = RULES[code];
  if (!rule)
    return 'WeChat refused with a code that is not in our table: look it up in its list of return codes.';
  return rule.advice ?? null;
}

/**
 * Nothing is sent until the operator has put it right at the vendor; the answers wait for that. Why no `afterMs`: it would
 * stand for every one of the outbox's waits, and 13 short ones are over in an hour.
 */
function untilRepaired(advice: string): Rule {
  return { outcome: 'retry', advice };
}

/** The quotas begin anew at midnight in Shanghai; a minute later is on the safe side. */
function untilTomorrow(now: Date): number {
  return DAY - ((now.getTime() + SHANGHAI_MS) % DAY) + MINUTE;
}
