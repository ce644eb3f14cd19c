import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import type { DeskEvent } from '../../../src/contract/events';

/** What the console knows of the desk. */
export interface DeskState {
  me: AgentView;
  /** In the order of service, offers to others included; without what is in `active`. */
  waiting: EscalationView[];
  /** What the agent owns, is offered or wraps up; leads see everybody's. */
  active: EscalationView[];
  queues: QueueView['queues'];
  /** False until the lists were read for the first time. */
  known: boolean;
}

/** What an event asks to be read: one escalation, the lists, or who the agent is now. */
export interface Wanted {
  escalation?: string;
  lists?: boolean;
  me?: boolean;
}

export function seesAll({ role }: Pick<AgentView, 'role'>): boolean {
  return role === 'supervisor' || role === 'admin';
}

export function isMine({ owner }: Pick<EscalationView, 'owner'>, me: Pick<AgentView, 'id'>): boolean {
  return owner?.id === me.id;
}

/** The lists as the server has them. */
export function withLists(state: DeskState, { waiting, active, queues }: QueueView): DeskState {
  const held = new Set(active.map(({ id }) => id));
  return { ...state, active, queues, waiting: waiting.filter(({ id }) => !held.has(id)), known: true };
}

/** One escalation as the server has it now, wherever it belongs. */
export function withOne(state: DeskState, one: EscalationView): DeskState {
  const { me } = state;
  const mine = isMine(one, me) && one.state !== 'closed';
  const inHand = one.state === 'active' || one.state === 'wrapup' || one.state === 'offered';
  if (mine || (seesAll(me) && inHand && one.state !== 'offered')) {
    return { ...state, active: replaced(state.active, one, true), waiting: without(state.waiting, one.id) };
  }
  const active = without(state.active, one.id);
  const waits = one.state === 'waiting' || one.state === 'offered';
  const served = me.queues.length === 0 || me.queues.includes(one.queue);
  const waiting = waits ? replaced(state.waiting, one, served) : without(state.waiting, one.id);
  return { ...state, active, waiting };
}

/**
 * What an event tells by itself, and what is to be read because of it. `shown` is the conversation on the screen. Only what
 * concerns this agent is read at once; the rest is as old as the lists.
 */
export function afterEvent(
  state: DeskState,
  event: DeskEvent,
  shown: string | null,
  at: string,
): [DeskState, Wanted] {
  if (event.type === 'escalation') return afterMove(state, event, shown);
  if (event.type === 'message') return afterMessage(state, event, at);
  if (event.type === 'presence') return [state, event.agentId === state.me.id ? { me: true } : {}];
  return [state, event.type === 'doors' ? { lists: true } : {}];
}

type MoveEvent = Extract<DeskEvent, { type: 'escalation' }>;
type MessageEvent = Extract<DeskEvent, { type: 'message' }>;

function afterMove(state: DeskState, event: MoveEvent, shown: string | null): [DeskState, Wanted] {
  const { escalationId, conversationId, owner, queue } = event;
  const { me } = state;
  const held = state.active.find(({ id }) => id === escalationId);
  const wasMine = held !== undefined && isMine(held, me);
  if (owner === me.id || wasMine) return [state, { escalation: escalationId, me: true }];
  if (conversationId === shown) return [state, { escalation: escalationId, lists: true }];
  if (held !== undefined || seesAll(me)) return [dropped(state, event), { lists: true }];
  const served = me.queues.length === 0 || me.queues.includes(queue);
  const known = state.waiting.some(({ id }) => id === escalationId);
  return [dropped(state, event), served || known ? { lists: true } : {}];
}

/** Takes out what waits no longer, so that nobody clicks on what is gone. */
function dropped(state: DeskState, event: MoveEvent): DeskState {
  if (event.state === 'waiting' || event.state === 'offered') return state;
  if (!state.waiting.some(({ id }) => id === event.escalationId)) return state;
  return { ...state, waiting: without(state.waiting, event.escalationId) };
}

/** The clock of the next answer starts with the customer's first word and stops with the agent's. */
function afterMessage(state: DeskState, event: MessageEvent, at: string): [DeskState, Wanted] {
  const held = state.active.find(({ id }) => id === event.escalationId);
  if (held === undefined) return [state, {}];
  if (event.author === 'customer' && held.awaitingSince === null) {
    const awaiting = { ...held, awaitingSince: at };
    return [{ ...state, active: replaced(state.active, awaiting) }, { escalation: held.id }];
  }
  if (event.author === 'agent' && (held.awaitingSince !== null || held.firstReplyAt === null)) {
    const answered = {
      ...held,
      awaitingSince: null,
      nextDueAt: null,
      firstReplyAt: held.firstReplyAt ?? at,
    };
    return [{ ...state, active: replaced(state.active, answered) }, {}];
  }
  return [state, {}];
}

function without(list: EscalationView[], id: string): EscalationView[] {
  return list.some((each) => each.id === id) ? list.filter((each) => each.id !== id) : list;
}

function replaced(list: EscalationView[], one: EscalationView, add = false): EscalationView[] {
  const at = list.findIndex(({ id }) => id === one.id);
  if (at === -1) return add ? [...list, one] : list;
  return list.with(at, one);
}
