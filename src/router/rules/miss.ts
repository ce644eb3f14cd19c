import type { DialogState, Effect } from '../../contract/conversation';
import { escalate, say, sureIntent, type Decision, type TurnInput } from '../decision';
import { keptQuestion } from '../kept-question';

const MISSES_BEFORE_A_PERSON = 2;
const OFFERED = 2;

/** Not understood, or not surely: ask once, then fetch a person. */
export function miss(input: TurnInput): Decision | null {
  const { understanding, state } = input;
  if (!understanding || sureIntent(input) !== null) return null;
  const misses = state.misses + 1;
  const missed: Effect = {
    kind: 'missed',
    why: understanding.unsure ? 'unsure' : 'unanswered',
    text: keptQuestion(input.text),
    guess: understanding.intent ?? understanding.alternatives[0]?.intent ?? null,
  };
  if (misses >= MISSES_BEFORE_A_PERSON) {
    const effects = [escalate(input, { queue: 'general', priority: 'normal' }, 'not-understood'), missed];
    return { outcome: 'escalate', replies: [], state: { misses: 0 }, effects };
  }
  const asked = understanding.unsure ? askBack(input) : null;
  const handoff = input.content.message('handoffButton', input.locale);
  const buttons = [...(asked ?? []), handoff];
  const text = input.content.message(asked ? 'askBack' : 'notUnderstood', input.locale);
  return {
    outcome: asked ? 'ask-back' : 'miss',
    replies: [say(input, text, buttons)],
    state: { ...withoutForm(state), misses, options: buttons },
    effects: [missed],
  };
}

/** What was asked for is forgotten once something else was talked about. */
function withoutForm({ form: _form, ...state }: DialogState): DialogState {
  return state;
}

/** Titles of the intents that it may have been. */
function askBack({ understanding, content, locale }: TurnInput): string[] | null {
  const likely = [understanding?.intent, ...(understanding?.alternatives ?? []).map(({ intent }) => intent)];
  const titles = likely.flatMap((intent) => (intent ? [content.title(intent, locale)] : []));
  return titles.length < OFFERED ? null : titles.slice(0, OFFERED);
}
