import type { EscalationView } from '../../../src/contract/api';
import { isMine, type DeskState } from '../desk/desk-state';

export const GROUPS = ['offers', 'mine', 'wrapup', 'callbacks', 'left', 'waiting', 'others'] as const;
export type GroupId = (typeof GROUPS)[number];

export const ORDERS = ['service', 'longest', 'due', 'newest'] as const;
export type Order = (typeof ORDERS)[number];

/** How the agent wants to see the inbox. */
export interface Wants {
  /** Words to look for; empty: everything. */
  text: string;
  /** Empty: every queue. */
  queue: string;
  order: Order;
}

export interface Group {
  id: GroupId;
  rows: EscalationView[];
}

/** The text of a conversation in which `Wants.text` is looked for. */
export type Words = (escalation: EscalationView) => string;

/** The inbox in the order in which it is shown. What is offered is never filtered away. */
export function groupsOf(state: DeskState, wants: Wants, words: Words): Group[] {
  const rows = new Map<GroupId, EscalationView[]>(GROUPS.map((id) => [id, []]));
  const wanted = wants.text.trim().toLowerCase();
  for (const each of [...state.active, ...state.waiting]) {
    const group = groupOf(each, state);
    const fits =
      (wants.queue === '' || each.queue === wants.queue) &&
      (wanted === '' || words(each).toLowerCase().includes(wanted));
    if (fits || group === 'offers') rows.get(group)?.push(each);
  }
  return [...rows].map(([id, list]) => ({ id, rows: inOrder(id, list, wants.order, state) }));
}

function groupOf(escalation: EscalationView, { me }: DeskState): GroupId {
  const { state, wish } = escalation;
  const mine = isMine(escalation, me);
  if (mine && state === 'offered') return 'offers';
  if (mine && state === 'wrapup') return 'wrapup';
  if (state !== 'waiting' && state !== 'offered' && !mine) return 'others';
  if (wish === 'callback') return 'callbacks';
  if (mine) return 'mine';
  return wish === 'message' ? 'left' : 'waiting';
}

function inOrder(id: GroupId, rows: EscalationView[], order: Order, { me }: DeskState): EscalationView[] {
  if (id === 'mine') return rows.sort(byNeed);
  if (id === 'offers' || id === 'wrapup') return rows.sort((a, b) => compare(a.until, b.until));
  const sorted = COMPARE[order] === null ? rows : rows.sort(COMPARE[order]);
  return id === 'callbacks' ? sorted.sort((a, b) => Number(isMine(b, me)) - Number(isMine(a, me))) : sorted;
}

/** Who waits for an answer comes first, and of those who waits longest; then who was answered or taken last. */
function byNeed(a: EscalationView, b: EscalationView): number {
  const [one, other] = [since(a), since(b)];
  if (one !== null && other !== null) return compare(one, other);
  if (one !== null || other !== null) return one === null ? 1 : -1;
  return compare(b.claimedAt, a.claimedAt);
}

/** Since when the customer waits for a word of the agent's; null while they do not. */
export function since({ awaitingSince, firstReplyAt, createdAt }: EscalationView): string | null {
  return awaitingSince ?? (firstReplyAt === null ? createdAt : null);
}

/** Null: as the server has them. */
const COMPARE: Record<Order, ((a: EscalationView, b: EscalationView) => number) | null> = {
  service: null,
  longest: (a, b) => compare(a.createdAt, b.createdAt),
  due: (a, b) => compare(a.nextDueAt ?? a.dueAt, b.nextDueAt ?? b.dueAt),
  newest: (a, b) => compare(b.createdAt, a.createdAt),
};

/** ISO times of one zone sort as texts. */
function compare(one: string | null, other: string | null): number {
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
