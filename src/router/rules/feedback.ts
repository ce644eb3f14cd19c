import { silent, type Decision, type TurnInput } from '../decision';

/** The customer's thumb under a message of the bot's: down goes to the editors. */
export function feedback(input: TurnInput): Decision | null {
  const { type, reactionsAdded, replyToId } = input.entry.activity;
  if (type !== 'messageReaction') return null;
  const disliked = reactionsAdded?.some((reaction) => reaction.type === 'dislike') === true;
  if (!disliked || replyToId === undefined) return silent(input);
  return { ...silent(input), effects: [{ kind: 'disliked', messageId: replyToId }] };
}
