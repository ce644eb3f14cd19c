import type { Effect } from '../../contract/conversation';
import type { MessageKey } from '../../contract/content';
import { say, type Decision, type TurnInput } from '../decision';

/** "STOP", "退订", "START": noted, and confirmed once. Ahead of everything else, also while a person has the conversation. */
export function consent(input: TurnInput): Decision | null {
  const { optWord, escalation, state } = input;
  if (!optWord) return null;
  const { state: wanted, purposes, word, news } = optWord;
  const effects: Effect[] = [{ kind: 'consent', state: wanted, purposes, word }];
  if (escalation) effects.push({ kind: 'to-desk', escalationId: escalation.id });
  const confirmation = news && !confirmedByVendor(input) ? [confirm(input, messageFor(optWord))] : [];
  return { outcome: 'answer', replies: confirmation, state, effects };
}

function messageFor({ state, purposes }: NonNullable<TurnInput['optWord']>): MessageKey {
  if (state === 'in') return 'optedIn';
  return purposes.includes('service') ? 'optedOut' : 'optedOutOfMarketing';
}

/** The one message that may still follow an opt-out. */
function confirm(input: TurnInput, key: MessageKey): Decision['replies'][number] {
  const reply = say(input, input.content.message(key, input.locale));
  return { ...reply, channelData: { purpose: 'confirmation' } };
}

/** Twilio answers these words by itself and blocks the number: what we send would fail. */
function confirmedByVendor({ entry }: TurnInput): boolean {
  const data: unknown = entry.activity.channelData;
  return typeof data === 'object' && data !== null && 'optOutHandled' in data && data.optOutHandled === true;
}
