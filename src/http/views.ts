import type { Agent, Session } from '../contract/agent';
import type { AgentView, EscalationView, MessageView, SessionView } from '../contract/api';
import { CODE_PLACE } from '../contract/code';
import type { Escalation } from '../contract/escalation';
import type { Delivery, LogEntry } from '../contract/log';
import { agentNames, type Names } from './agent-names';
import { seesAll } from './rights';

/** What the API shows of stored things. */
export function agentView(agent: Agent): AgentView {
  const { id, username, displayName, role, team, queues, skills, languages, regions, cap } = agent;
  const { disabled, load, presence } = agent;
  return {
    ...{ id, username, displayName, role, team, queues, skills, languages, regions, cap, disabled, load },
    presence: { ...presence, since: presence.since.toISOString() },
  };
}

export function sessionView(agent: Agent, session: Session): SessionView {
  const { via, limited, expiresAt } = session;
  return { agent: agentView(agent), expiresAt: expiresAt.toISOString(), via, limited };
}

/** Views of escalations as somebody may see them; each name is read once. */
export async function escalationViews(
  escalations: Escalation[],
  agents: Names,
  viewer: Agent,
): Promise<EscalationView[]> {
  const names = await agentNames(escalations, agents);
  return escalations.map((escalation) => viewOf(escalation, names, viewer));
}

export async function escalationView(
  escalation: Escalation,
  agents: Names,
  viewer: Agent,
): Promise<EscalationView> {
  const [view] = await escalationViews([escalation], agents, viewer);
  if (!view) throw new Error('one escalation gives one view');
  return view;
}

function viewOf(escalation: Escalation, names: Map<string, string>, viewer: Agent): EscalationView {
  const { id, conversationId, channel, customer, queue, language, priority, reason, summary } = escalation;
  const { state, owner, disposition, note, tier, wish, callback, rating, told, history } = escalation;
  return {
    ...{ id, conversationId, channel, queue, language, priority, reason, summary, state, disposition },
    ...{ note, tier, wish },
    customer: customerView(customer),
    owner: owner === null ? null : { id: owner, displayName: names.get(owner) ?? '' },
    ...timesOf(escalation),
    callback: owner === viewer.id || seesAll(viewer) ? callback : hidden(callback),
    rating: rating && { ...rating, at: rating.at.toISOString() },
    told: told && { ...told, at: told.at.toISOString() },
    people: peopleOf(escalation, names),
    history: history.map((move) => ({ ...move, at: move.at.toISOString() })),
  };
}

function peopleOf({ history }: Escalation, names: Map<string, string>): EscalationView['people'] {
  const ids = history.flatMap(({ by, agent }) => [by, agent ?? by]);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

type Times = Pick<
  EscalationView,
  | 'createdAt'
  | 'dueAt'
  | 'resolveBy'
  | 'nextDueAt'
  | 'firstReplyAt'
  | 'awaitingSince'
  | 'claimedAt'
  | 'endedAt'
  | 'closedAt'
  | 'until'
>;

function timesOf(escalation: Escalation): Times {
  const { createdAt, dueAt, resolveBy, nextDueAt, firstReplyAt, awaitingSince } = escalation;
  const { claimedAt, endedAt, closedAt, state, leaseUntil } = escalation;
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    resolveBy: resolveBy.toISOString(),
    nextDueAt: iso(nextDueAt),
    firstReplyAt: iso(firstReplyAt),
    awaitingSince: iso(awaitingSince),
    claimedAt: iso(claimedAt),
    endedAt: iso(endedAt),
    closedAt: iso(closedAt),
    until: state === 'offered' || state === 'wrapup' ? iso(leaseUntil) : null,
  };
}

/** Why so much: who waits is seen by every agent of the queue, and a number is only for whoever calls it. */
function hidden(phone: string | null): string | null {
  return phone === null ? null : `••••${phone.slice(-2)}`;
}

export function customerView(customer: Escalation['customer']): { id: string; name: string } {
  return { id: customer.id, name: textOf(customer.name) };
}

/** Why so wary: a customer's activity is stored as it came, and a wrong field must not break the agent's view. */
export function messageView(entry: LogEntry): MessageView {
  const { id, conversationId, channel, seq, at, author, activity, delivery } = entry;
  return {
    ...{ id, conversationId, channel, seq, author, type: activity.type },
    at: at.toISOString(),
    authorName: textOf(activity.from.name),
    text: withoutCode(activity),
    buttons: listOf(activity.suggestedActions?.actions).map(({ title }) => textOf(title)),
    attachments: listOf(activity.attachments).map(({ name, contentType, contentUrl }) => ({
      name: textOf(name),
      contentType: textOf(contentType),
      url: safeUrl(textOf(contentUrl)),
    })),
    ...deliveryView(delivery),
  };
}

/** The vendor's later word counts more than what we knew when it was sent. */
function deliveryView(delivery: Delivery | undefined): Pick<MessageView, 'delivery' | 'code' | 'segments'> {
  return {
    delivery: delivery?.receipt?.state ?? delivery?.state ?? null,
    code: delivery?.receipt?.code ?? delivery?.code ?? null,
    segments: delivery?.segments ?? null,
  };
}

/** An SMS with a one-time code is stored without it. */
function withoutCode({ text, channelData }: LogEntry['activity']): string {
  const data: unknown = channelData;
  const hasCode = typeof data === 'object' && data !== null && 'codeOf' in data;
  return hasCode ? textOf(text).replaceAll(CODE_PLACE, '••••••') : textOf(text);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): Record<string, unknown>[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

/** Why: an attachment's address comes from outside, and the console makes a link of it. */
function safeUrl(url: string): string {
  return /^(?:https?:\/\/|\/(?!\/))/i.test(url) ? url : '';
}
