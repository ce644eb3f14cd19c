import { JOIN_EVENT } from '../../contract/activity';
import { say, type Decision, type TurnInput } from '../decision';

export function greet(input: TurnInput): Decision | null {
  const { activity } = input.entry;
  if (activity.type !== 'event' || activity.name !== JOIN_EVENT) return null;
  const buttons = input.content.messageList('greetingButtons', input.locale);
  const greeting = say(input, input.content.message('greeting', input.locale), buttons);
  return { outcome: 'answer', replies: [greeting], state: { ...input.state, options: buttons }, effects: [] };
}
