import type { Decision, Rule, TurnInput } from './decision';
import { alarm } from './rules/alarm';
import { answer } from './rules/answer';
import { consent } from './rules/consent';
import { feedback } from './rules/feedback';
import { form } from './rules/form';
import { greet } from './rules/greet';
import { miss } from './rules/miss';
import { notWords } from './rules/not-words';
import { survey } from './rules/survey';
import { verifyPhone } from './rules/verify-phone';
import { withDesk } from './rules/with-desk';

/** In order; the first that decides has decided. */
const RULES: Rule[] = [
  consent,
  verifyPhone,
  feedback,
  withDesk,
  survey,
  greet,
  notWords,
  alarm,
  form,
  miss,
  answer,
];

/** What a turn does: state and understanding in, effects out. Pure. */
export function decide(input: TurnInput): Decision {
  for (const rule of RULES) {
    const decision = rule(input);
    if (decision) return decision;
  }
  throw new Error('no rule decided the turn');
}
