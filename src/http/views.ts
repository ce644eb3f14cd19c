import type { Agent, AgentRepository, Session } from '../contract/agent';
import type { AgentView, EscalationView, MessageView, SessionView } from '../contract/api';
import { CODE_PLACE } from '../contract/code';
import type { Escalation } from '../contract/escalation';
import type { Delivery, LogEntry } from '../contract/log';

/** What the API shows of stored things. */
export function agentView(agent: Agent): AgentView {
  const { id, username, displayName, role, queues, skills, languages, cap, disabled } = agent;
  return { id, username, displayName, role, queues, skills, languages, cap, disabled };
}

export function sessionView(agent: Agent, session: Session): SessionView {
  return { agent: agentView(agent), expiresAt: session.expiresAt.toISOString() };
}

type Names = Pick<AgentRepository, 'get'>;

/** Views of escalations; each owner's name is read once. */
export async function escalationViews(escalations: Escalation[], agents: Names): Promise<EscalationView[]> {
  const owners = new Set(escalations.flatMap(({ owner }) => owner ?? []));
  const names = new Map(
    await Promise.all(
      [...owners].map(async (id) => [id, (await agents.get(id))?.displayName ?? ''] as const),
    ),
  );
  return escalations.map((escalation) => viewOf(escalation, names));
}

export async function escalationView(escalation: Escalation, agents: Names): Promise<EscalationView> {
  const [view] = await escalationViews([escalation], agents);
  if (!view) throw new Error('one escalation gives one view');
  return view;
}

function viewOf(escalation: Escalation, names: Map<string, string>): EscalationView {
  const { id, conversationId, channel, customer, queue, language, priority, reason, summary, state } =
    escalation;
  const { owner, disposition, createdAt, dueAt, claimedAt, closedAt, history } = escalation;
  return {
    ...{ id, conversationId, channel, queue, language, priority, reason, summary, state, disposition },
    customer: customerView(customer),
    owner: owner === null ? null : { id: owner, displayName: names.get(owner) ?? '' },
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    claimedAt: claimedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    history: history.map(({ at, verb, by, from, to, reason: why }) => ({
      ...{ verb, by, from, to, reason: why },
      at: at.toISOString(),
    })),
  };
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
