import type { FactKinds } from '../figure';

/** Messages that the bot dealt with itself. */
export function asked({
  answer = 0,
  'ask-back': askedBack = 0,
  miss = 0,
  escalate = 0,
}: FactKinds['bot']): number {
  return answer + askedBack + miss + escalate;
}
