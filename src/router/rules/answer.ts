import { escalate, say, silent, wordsOf, type Decision, type TurnInput } from '../decision';

/** The intent's own answer, and the person whom it asks for. */
export function answer(input: TurnInput): Decision {
  const intent = input.understanding?.intent;
  const reply = intent ? input.content.reply(intent, input.locale) : undefined;
  if (!intent || !reply) return silent(input);
  const rule = reply.escalate;
  const replies =
    rule?.when === 'instead' ? [] : [say(input, wordsOf(input, reply), rule ? [] : reply.buttons)];
  return {
    outcome: rule ? 'escalate' : 'answer',
    replies,
    state: { misses: 0, lastIntent: intent, options: rule ? [] : reply.buttons },
    effects: rule ? [escalate(input, rule, `intent:${intent}`)] : [],
  };
}
