import type { SurveyState } from '../../contract/conversation';
import { maskPersonalData } from '../../contract/masking';
import { say, silent, sureIntent, type Decision, type TurnInput } from '../decision';
import { isAsking, saysNothing } from '../words/reason-words';
import { alarm } from './alarm';

/** Up to this score the customer is asked what was wrong. */
const LOW = 3;
const LONGEST_REASON = 500;
/** From this score on words are a question whatever their form: customers type "transfer limit" as well. */
const PLAIN = 0.8;

type Open = NonNullable<TurnInput['survey']>;

/** How it was: a rating is taken and thanked for; the next words after a low one are its reason, unless they are a question. */
export function survey(input: TurnInput): Decision | null {
  const { survey: open } = input;
  if (!open || input.entry.activity.type !== 'message') return null;
  if (open.given !== null)
    return open.score === undefined ? rated(input, open, open.given) : again(input, open);
  if (open.score === undefined || open.score > LOW || input.text.trim() === '') return null;
  const signals = input.understanding?.signals ?? [];
  if (signals.length > 0) return complained(input, open, open.score);
  return isQuestion(input) ? null : explained(input, open, open.score);
}

/** Why not by the understanding alone: "made me wait" is close enough to something, and would be answered instead of kept. */
function isQuestion(input: TurnInput): boolean {
  const intent = sureIntent(input);
  if (intent === null || isSmallTalk(intent)) return false;
  return (input.understanding?.score ?? 0) >= PLAIN || isAsking(input.text);
}

function isSmallTalk(intent: string): boolean {
  return intent.startsWith('chat.');
}

function rated(input: TurnInput, { escalationId, until }: Open, score: number): Decision {
  const thanks = input.content.message(score <= LOW ? 'surveyWhy' : 'surveyThanks', input.locale);
  return {
    outcome: 'survey',
    replies: [say(input, thanks)],
    state: { ...input.state, options: [] },
    effects: [{ kind: 'rate', escalationId, score, reason: '' }],
    survey: { escalationId, until, score },
  };
}

/** A second tap: the first rating counts, and its reason is still waited for. */
function again(input: TurnInput, { given: _given, ...survey }: Open): Decision {
  return { ...silent(input), survey };
}

/** What it may have meant beside is offered as a button. */
function explained(input: TurnInput, { escalationId }: Open, score: number): Decision {
  const { content, locale, state } = input;
  const intent = sureIntent(input);
  const reason = reasonOf(input);
  const isBeside = intent !== null && !isSmallTalk(intent) && reason !== '';
  const options = isBeside ? [content.title(intent, locale)] : [];
  return {
    outcome: 'survey',
    replies: [say(input, content.message('surveyThanks', locale), options)],
    state: { ...state, options },
    effects: reason === '' ? [] : [{ kind: 'rate', escalationId, score, reason }],
    survey: null,
  };
}

/** What is wrong enough to be looked after at once is a reason as well; who asks for a person gives none. */
function complained(input: TurnInput, { escalationId }: Open, score: number): Decision | null {
  const decision = alarm(input);
  if (!decision || !input.understanding?.signals.includes('complaint')) return decision;
  const rate = { kind: 'rate', escalationId, score, reason: reasonOf(input) } as const;
  return { ...decision, effects: [rate, ...decision.effects], survey: null };
}

function reasonOf({ text }: TurnInput): string {
  if (saysNothing(text)) return '';
  return maskPersonalData(text.trim()).slice(0, LONGEST_REASON);
}

/** The survey after a turn. Pure. */
export function surveyAfter({ survey: open, entry }: TurnInput, decision: Decision): SurveyState | null {
  if (decision.survey !== undefined) return decision.survey;
  if (!open) return null;
  const { escalationId, until, score } = open;
  if (score === undefined) return { escalationId, until };
  return entry.activity.type === 'message' ? null : { escalationId, until, score };
}
