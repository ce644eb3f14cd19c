import { ownNumbers, type Activity } from '../contract/activity';
import type { DialogState } from '../contract/conversation';
import type { LogRepository } from '../contract/log';

const READ = 20;
const NUMBER = /^\s*[1-9]\s*[.。)）]?\s*$/u;

/** "2" means the second button shown; where the titles bring numbers of their own, the one that has it. */
export function chosen(text: string, options: string[] = []): string {
  const folded = text.normalize('NFKC');
  if (!NUMBER.test(folded)) return text;
  const number = folded.replace(/\D/gu, '');
  const place = ownNumbers(options)?.indexOf(number) ?? Number(number) - 1;
  return options[place] ?? text;
}

/**
 * The buttons that the customer saw last, where a number was written while the desk speaks too: its notices are no replies
 * of a turn, so the log tells what they offered. The bot's own are in the state.
 */
export async function shownOptions(
  log: Pick<LogRepository, 'latest'>,
  conversationId: string,
  text: string,
  { options = [] }: DialogState,
): Promise<string[]> {
  if (!NUMBER.test(text.normalize('NFKC'))) return options;
  const latest = await log.latest(conversationId, READ);
  for (const { author, direction, activity } of latest.reverse()) {
    if (direction === 'in') continue;
    if (author === 'bot' && options.length > 0) return options;
    const offered = optionsOf(activity);
    if (offered) return offered;
  }
  return options;
}

/** The buttons that a message of the desk's offers, also where its channel has written them into the text. */
export function optionsOf({ channelData }: Pick<Activity, 'channelData'>): string[] | null {
  const { options } = (channelData ?? {}) as { options?: unknown };
  return Array.isArray(options) ? options.filter((title) => typeof title === 'string') : null;
}
