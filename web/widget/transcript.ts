import type { Activity, Attachment, CardAction } from '../../src/contract/activity';

export type Author = 'me' | 'bot' | 'agent' | 'system';
export type HandOff = 'accepted' | 'completed' | 'failed';

/** One line of the conversation as it is shown. */
export interface Item {
  key: string;
  author: Author;
  name: string;
  text: string;
  /** ms since 1970. */
  at: number;
  attachments: Attachment[];
  actions: CardAction[];
  /** Set on a line that says what became of the hand-off to a person. */
  handOff?: HandOff;
}

/** The id that a client gave its own activity, kept by the echo. */
export function clientId(activity: Activity): string | undefined {
  const data = activity.channelData as { clientActivityID?: unknown } | undefined;
  return typeof data?.clientActivityID === 'string' ? data.clientActivityID : undefined;
}

export function authorOf(activity: Activity, userId: string): Author {
  const data = activity.channelData as { author?: unknown } | undefined;
  const role: unknown = data?.author ?? activity.from.role;
  if (role === 'agent' || role === 'system' || role === 'bot') return role;
  const mine = activity.from.id === userId || role === 'user' || clientId(activity) !== undefined;
  return mine ? 'me' : 'bot';
}

/** What to show for an activity; null for those that are not for the eye. */
export function toItem(activity: Activity, userId: string, now: number): Item | null {
  const handOff = handOffOf(activity);
  const text = activity.text ?? '';
  const attachments = activity.attachments ?? [];
  const empty = text === '' && attachments.length === 0;
  if (handOff === undefined && (activity.type !== 'message' || empty)) return null;
  return {
    key: clientId(activity) ?? activity.id ?? String(now),
    author: handOff === undefined ? authorOf(activity, userId) : 'system',
    name: activity.from.name,
    text,
    at: activity.timestamp === undefined ? now : Date.parse(activity.timestamp),
    attachments,
    actions: activity.suggestedActions?.actions ?? [],
    ...(handOff === undefined ? {} : { handOff }),
  };
}

function handOffOf(activity: Activity): HandOff | undefined {
  if (activity.type !== 'event' || activity.name !== 'handoff.status') return undefined;
  const state = (activity.value as { state?: unknown } | undefined)?.state;
  return state === 'accepted' || state === 'completed' || state === 'failed' ? state : undefined;
}

/** The buttons that still wait for an answer: those of the last message, unless the customer has spoken since. */
export function openActions(items: readonly Item[]): CardAction[] {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item === undefined || item.author === 'me') return [];
    if (item.actions.length > 0) return item.actions;
  }
  return [];
}
