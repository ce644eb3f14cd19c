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
  state?: HandOff;
}

/** The id that a client gave its own activity, kept by the echo. */
export function clientId(activity: Activity): string | undefined {
  const data = activity.channelData as { clientActivityID?: unknown } | undefined;
  return typeof data?.clientActivityID === 'string' ? data.clientActivityID : undefined;
}

export function authorOf({ from }: Activity): Author {
  if (from.role === 'user') return 'me';
  return from.id === 'agent' ? 'agent' : 'bot';
}

/** What to show for an activity; null for those that are not for the eye. */
export function toItem(activity: Activity, now: number): Item | null {
  const handOff = handOffOf(activity);
  const { text = '', attachments = [] } = activity;
  if (handOff === null && (activity.type !== 'message' || (text === '' && attachments.length === 0)))
    return null;
  return {
    key: clientId(activity) ?? activity.id ?? '',
    author: handOff === null ? authorOf(activity) : 'system',
    name: handOff?.agent ?? activity.from.name,
    text,
    at: activity.timestamp === undefined ? now : Date.parse(activity.timestamp),
    attachments,
    actions: activity.suggestedActions?.actions ?? [],
    ...(handOff === null ? {} : { state: handOff.state }),
  };
}

/** Bot Framework's word on a hand-off to a person; the desk adds the agent's name. */
function handOffOf(activity: Activity): { state: HandOff; agent?: string } | null {
  return activity.name === 'handoff.status' ? (activity.value as { state: HandOff; agent?: string }) : null;
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
