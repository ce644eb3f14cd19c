import type { Effect } from '../../contract/conversation';
import { say, type Decision, type TurnInput } from '../decision';

/** The customer typed the code of an SMS: the phone is linked, or the try is counted. An agent who has the conversation hears of it. */
export function verifyPhone(input: TurnInput): Decision | null {
  const { code, escalation, state } = input;
  if (!code) return null;
  const effects: Effect[] = [{ kind: 'code', check: code }];
  if (escalation) effects.push({ kind: 'to-desk', escalationId: escalation.id });
  return { outcome: 'answer', replies: [say(input, answer(input, code))], state, effects };
}

function answer({ content, locale }: TurnInput, { outcome, left }: NonNullable<TurnInput['code']>): string {
  if (outcome === 'right') return content.message('codeRight', locale);
  const more = outcome === 'wrong' && left > 0;
  return more ? content.message('codeWrong', locale, { left }) : content.message('codeOver', locale);
}
