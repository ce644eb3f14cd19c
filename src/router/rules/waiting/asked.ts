import type { AskedState } from '../../../contract/conversation';
import { say, type Decision } from '../../decision';
import { callbackNumber, endingOf, maskedNumber } from '../../words/callback-number';
import { plain } from '../../words/plain';
import { urgentAdvice } from '../alarm';
import { known } from './known';
import { passedOn, told, type Waiting } from './waiting';

/** Answers without a number until it is no longer asked for. */
const TRIES = 2;
const YES =
  /^(?:是的?|好的?|对的?|對的?|可以|[係系]呀?|就?[这這呢]个?(?:号码|號碼)?|yes|ok(?:ay)?|this (?:number|one))$/u;

/** "Cancel" after a question ends the question, not the wait. */
export function stopAsking(waiting: Waiting): Decision | null {
  const { input, asked } = waiting;
  return asked && input.deskWord === 'cancel' ? passedOn(waiting, { asked: null, options: [] }) : null;
}

export function askForNumber(waiting: Waiting): Decision | null {
  return waiting.input.deskWord === 'callback' ? askAgain(waiting, 'callbackAsk', 0) : null;
}

export function askForMessage(waiting: Waiting): Decision | null {
  if (waiting.input.deskWord !== 'message') return null;
  return passedOn(waiting, { ...told(waiting, 'messageAsk'), asked: askedFor(waiting, 'message', 0) });
}

/** Whatever comes is the message; an alarm is answered as well. */
export function takeMessage(waiting: Waiting): Decision | null {
  const { input, asked, escalation } = waiting;
  if (asked?.for !== 'message') return null;
  const advice = urgentAdvice(input);
  const { replies, options } = told(waiting, 'messageNoted');
  return passedOn(waiting, {
    replies: advice === null ? replies : [say(input, advice), ...replies],
    options,
    asked: null,
    effects: [{ kind: 'wish', escalationId: escalation.id, wish: 'message', callback: null }],
  });
}

/** A number is noted; a question that the bot can answer is no number, and is answered; else it is asked for once more. */
export function takeNumber(waiting: Waiting): Decision | null {
  const { asked, escalation } = waiting;
  if (asked?.for !== 'callback') return null;
  const number = numberIn(waiting);
  if (number !== null) {
    return passedOn(waiting, {
      ...told(waiting, 'callbackNoted', { ending: endingOf(number) }),
      asked: null,
      effects: [{ kind: 'wish', escalationId: escalation.id, wish: 'callback', callback: number }],
    });
  }
  const answered = known(waiting);
  if (answered) return answered;
  return asked.misses + 1 < TRIES
    ? askAgain(waiting, 'callbackRetry', asked.misses + 1)
    : passedOn(waiting, { asked: null, options: [] });
}

function numberIn({ input: { text, locale, ownNumber } }: Waiting): string | null {
  const said = plain(text);
  if (ownNumber !== null && (said === maskedNumber(ownNumber) || YES.test(said))) return ownNumber;
  return callbackNumber(text, locale);
}

function askAgain(waiting: Waiting, key: 'callbackAsk' | 'callbackRetry', misses: number): Decision {
  const { ownNumber } = waiting.input;
  const buttons = ownNumber === null ? [] : [maskedNumber(ownNumber)];
  return passedOn(waiting, {
    ...told(waiting, key, {}, buttons),
    asked: askedFor(waiting, 'callback', misses),
  });
}

function askedFor({ escalation }: Waiting, what: AskedState['for'], misses: number): AskedState {
  return { escalationId: escalation.id, for: what, misses };
}
