import { say, sureIntent, type Decision } from '../../decision';
import { worded } from '../../wording';
import { urgentAdvice } from '../alarm';
import { passedOn, type Waiting } from './waiting';

/** What helps at once when something is stolen, and answers that need no person. */
export function known(waiting: Waiting): Decision | null {
  const { input } = waiting;
  const advice = urgentAdvice(input);
  if (advice !== null) return passedOn(waiting, { replies: [say(input, advice)] });
  const intent = sureIntent(input);
  if (intent === null || input.understanding?.signals.length !== 0) return null;
  const reply = input.content.reply(intent, input.locale);
  if (!reply || reply.slots) return null;
  const { text, buttons, escalate } = worded(reply, input);
  if (escalate) return null;
  const decision = passedOn(waiting, { replies: [say(input, text, buttons)], options: buttons });
  return { ...decision, outcome: 'answer' };
}
