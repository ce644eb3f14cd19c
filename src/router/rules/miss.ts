import { escalate, say, sureIntent, type Decision, type TurnInput } from '../decision';

const MISSES_BEFORE_A_PERSON = 2;
const OFFERED = 2;

/** Not understood, or not surely: ask once, then fetch a person. */
export function miss(input: TurnInput): Decision | null {
  const { understanding, state } = input;
  if (!understanding || sureIntent(input) !== null) return null;
  const misses = state.misses + 1;
  if (misses >= MISSES_BEFORE_A_PERSON) {
    const effects = [escalate(input, { queue: 'general', priority: 'normal' }, 'not-understood')];
    return { outcome: 'escalate', replies: [], state: { misses: 0 }, effects };
  }
  const asked = understanding.unsure ? askBack(input) : null;
  const handoff = input.content.message('handoffButton', input.locale);
  const buttons = [...(asked ?? []), handoff];
  const text = input.content.message(asked ? 'askBack' : 'notUnderstood', input.locale);
  return {
    outcome: asked ? 'ask-back' : 'miss',
    replies: [say(input, text, buttons)],
    state: { ...state, misses, options: buttons },
    effects: [],
  };
}

/** Titles of the intents that it may have been. */
function askBack({ understanding, content, locale }: TurnInput): string[] | null {
  const likely = [understanding?.intent, ...(understanding?.alternatives ?? []).map(({ intent }) => intent)];
  const titles = likely.flatMap((intent) => (intent ? [content.title(intent, locale)] : []));
  return titles.length < OFFERED ? null : titles.slice(0, OFFERED);
}
