import type { EscalationRule, MessageKey } from '../../contract/content';
import type { Signal } from '../../contract/understanding';
import { escalate, say, type Decision, type TurnInput } from '../decision';
import { worded } from '../wording';

interface Alarm {
  signal: Signal;
  /** The intent whose answer is given, where the content has it. */
  intent: string;
  /** Said when the content has no such answer. */
  notice: MessageKey | null;
  /** Where the content names no queue. */
  rule: Omit<EscalationRule, 'when'>;
}

/** Most pressing first: a message that raises two is handled as the first. */
const ALARMS: Alarm[] = [
  {
    signal: 'fraud',
    intent: 'fraud.report',
    notice: 'urgentNotice',
    rule: { queue: 'fraud', priority: 'urgent' },
  },
  {
    signal: 'card-lost',
    intent: 'card.lost',
    notice: 'urgentNotice',
    rule: { queue: 'cards', priority: 'urgent' },
  },
  {
    signal: 'complaint',
    intent: 'complaint.file',
    notice: 'complaintNotice',
    rule: { queue: 'complaints', priority: 'high' },
  },
  { signal: 'human', intent: 'handoff.human', notice: null, rule: { queue: 'general', priority: 'normal' } },
];

/** A detector fired: say what helps at once and fetch a person. */
export function alarm(input: TurnInput): Decision | null {
  const signals = input.understanding?.signals ?? [];
  const raised = ALARMS.find(({ signal }) => signals.includes(signal));
  if (!raised) return null;
  const reply = input.content.reply(raised.intent, input.locale);
  const text = answerOf(input, raised);
  return {
    outcome: 'escalate',
    replies: text === null ? [] : [say(input, text)],
    state: { misses: 0, lastIntent: raised.intent },
    effects: [escalate(input, reply?.escalate ?? raised.rule, `signal:${raised.signal}`)],
  };
}

/** What to do at once when a card is lost or a fraud goes on; null: nothing of the kind was said. */
export function urgentAdvice(input: TurnInput): string | null {
  const signals = input.understanding?.signals ?? [];
  const raised = ALARMS.find(({ signal, rule }) => rule.priority === 'urgent' && signals.includes(signal));
  return raised ? answerOf(input, raised) : null;
}

function answerOf(input: TurnInput, { intent, notice }: Alarm): string | null {
  const { content, locale } = input;
  const reply = content.reply(intent, locale);
  if (reply?.escalate?.when === 'after-answer' && reply.text !== '') return worded(reply, input).text;
  return notice === null ? null : content.message(notice, locale);
}
