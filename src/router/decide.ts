import type { Decision, Rule, TurnInput } from './decision';
import { alarm } from './rules/alarm';
import { answer } from './rules/answer';
import { consent } from './rules/consent';
import { feedback } from './rules/feedback';
import { form } from './rules/form';
import { greet } from './rules/greet';
import { miss } from './rules/miss';
import { notWords } from './rules/not-words';
import { verifyPhone } from './rules/verify-phone';
import { withDesk } from './rules/with-desk';

/** In order; the first that decides has decided. */
const RULES: Rule[] = [consent, verifyPhone, feedback, withDesk, greet, notWords, alarm, form, miss, answer];

/** What a turn does: state and understanding in, effects out. Pure. */
export function decide(input: TurnInput): Decision {
  for (const rule of RULES) {
    const decision = rule(input);
    if (decision) return decision;
  }
  throw new Error('no rule decided the turn');
}

/** "2" means the second button shown. */
export function chosen(text: string, options: string[] | undefined): string {
  const number = /^\s*([1-9])\s*[.。)）]?\s*$/u.exec(text.normalize('NFKC'))?.[1];
  return (number ? options?.[Number(number) - 1] : undefined) ?? text;
}
