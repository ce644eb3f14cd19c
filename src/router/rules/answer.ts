import { silent, type Decision, type TurnInput } from '../decision';
import { proceed } from './form';

/** The intent's own answer, after the details that it needs. */
export function answer(input: TurnInput): Decision {
  const intent = input.understanding?.intent;
  const reply = intent ? input.content.reply(intent, input.locale) : undefined;
  return intent && reply ? proceed(input, intent, reply) : silent(input);
}
