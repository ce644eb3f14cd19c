import { say, silent, type Decision, type TurnInput } from '../decision';

const LONGEST_UNDERSTOOD = 2000;

/** What is no sentence: other activities, attachments without words, and essays. */
export function notWords(input: TurnInput): Decision | null {
  const { activity } = input.entry;
  if (activity.type !== 'message') return silent(input);
  const key = unreadable(input.text, activity.attachments?.length ?? 0);
  if (key === null) return null;
  if (key === 'nothing') return silent(input);
  const text = input.content.message(key, input.locale);
  const button = input.content.message('handoffButton', input.locale);
  return {
    outcome: 'miss',
    replies: [say(input, text, [button])],
    state: { ...input.state, options: [button] },
    effects: [],
  };
}

function unreadable(text: string, attachments: number): 'tooLong' | 'unsupported' | 'nothing' | null {
  if (text.length > LONGEST_UNDERSTOOD) return 'tooLong';
  if (text.trim() !== '') return null;
  return attachments > 0 ? 'unsupported' : 'nothing';
}
