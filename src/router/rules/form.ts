import type { Reply, Slot } from '../../contract/content';
import type { FormState } from '../../contract/conversation';
import type { Entity } from '../../contract/understanding';
import { escalate, say, sureIntent, type Decision, type TurnInput } from '../decision';
import { worded } from '../wording';

const LONGEST_TEXT = 200;
/** A number on its own, which is no amount by itself but answers "how much?". */
const NUMBER = /^\D{0,3}(\d[\d,.]{0,15})\D{0,3}$/u;
const NUMERIC: readonly string[] = ['amount', 'count'];

/** The bot asked for a detail: take it, ask again, or fetch a person. Somebody who asks something else is answered that. */
export function form(input: TurnInput): Decision | null {
  const { state, content, locale } = input;
  const asked = state.form;
  if (!asked || !input.understanding) return null;
  const reply = content.reply(asked.intent, locale);
  const slot = reply?.slots?.find(({ name }) => name === asked.slot);
  if (!reply || !slot) return null;
  const value = valueOf(slot, input);
  if (value !== null) return proceed(input, asked.intent, reply, { ...asked.filled, [slot.name]: value });
  const other = sureIntent(input);
  if (other !== null && other !== asked.intent) return null;
  return asked.misses + 1 >= slot.tries ? giveUp(input, asked) : again(input, asked, slot);
}

/** Answers the intent, or asks for the first detail that is still missing. */
export function proceed(
  input: TurnInput,
  intent: string,
  reply: Reply,
  known: Record<string, string> = {},
): Decision {
  const filled = withMentioned(reply.slots ?? [], known, input);
  const missing = reply.slots?.find(({ name }) => !Object.hasOwn(filled, name));
  return missing
    ? ask(input, { intent, slot: missing.name, filled, misses: 0 }, missing)
    : tell(input, intent, reply, filled);
}

/** The intent's own answer, and the person whom it asks for. */
function tell(input: TurnInput, intent: string, reply: Reply, filled: Record<string, string>): Decision {
  const { text, buttons, escalate: rule } = worded(reply, input, filled);
  return {
    outcome: rule ? 'escalate' : 'answer',
    replies: rule?.when === 'instead' ? [] : [say(input, text, buttons)],
    state: { misses: 0, lastIntent: intent, options: buttons },
    effects: rule ? [escalate(input, rule, `intent:${intent}`, filled)] : [],
  };
}

function ask(input: TurnInput, form: FormState, { ask, options = [] }: Slot): Decision {
  return {
    outcome: 'ask-back',
    replies: [say(input, ask, options)],
    state: { misses: 0, lastIntent: form.intent, options, form },
    effects: [],
  };
}

function again(input: TurnInput, asked: FormState, { retry, options = [] }: Slot): Decision {
  const form = { ...asked, misses: asked.misses + 1 };
  const buttons = [...options, input.content.message('handoffButton', input.locale)];
  return {
    outcome: 'ask-back',
    replies: [say(input, retry, buttons)],
    state: { ...input.state, options: buttons, form },
    effects: [],
  };
}

function giveUp(input: TurnInput, { intent, filled }: FormState): Decision {
  const { content, locale } = input;
  const rule = content.reply(intent, locale)?.escalate ?? { queue: 'general', priority: 'normal' };
  return {
    outcome: 'escalate',
    replies: [say(input, content.message('slotGiveUp', locale))],
    state: { misses: 0, lastIntent: intent },
    effects: [escalate(input, rule, `form:${intent}`, filled)],
  };
}

/** What the message says for the slot that was asked for; null: nothing that fits. */
function valueOf({ type, options = [] }: Slot, { text, understanding }: TurnInput): string | null {
  const said = text.trim();
  if (type === 'text') return said === '' ? null : said.slice(0, LONGEST_TEXT);
  if (type === 'choice') return options.find((option) => same(option, said)) ?? null;
  const entity = understanding?.entities.find((found) => found.type === type);
  if (entity) return entity.text;
  return NUMERIC.includes(type) ? (NUMBER.exec(said.normalize('NFKC'))?.[1] ?? null) : null;
}

function same(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
  return plain(a) === plain(b);
}

/** Fills what the customer mentioned in passing; each piece fills one slot. */
function withMentioned(
  slots: readonly Slot[],
  known: Record<string, string>,
  { understanding }: TurnInput,
): Record<string, string> {
  const filled = { ...known };
  const used = new Set<Entity>();
  for (const entity of understanding?.entities ?? []) {
    if (Object.values(known).includes(entity.text)) used.add(entity);
  }
  for (const { name, type } of slots) {
    if (Object.hasOwn(filled, name)) continue;
    const entity = understanding?.entities.find((found) => found.type === type && !used.has(found));
    if (!entity) continue;
    used.add(entity);
    filled[name] = entity.text;
  }
  return filled;
}
