import type { Agent } from '../../contract/agent';
import type { EscalationView } from '../../contract/api';
import {
  type BoardAgent,
  type BoardQueue,
  type BoardRow,
  type BoardView,
  MOST_BOARD_ROWS,
} from '../../contract/board';
import type { Content } from '../../contract/content';
import type { Escalation } from '../../contract/escalation';
import type { Locale } from '../../contract/understanding';
import { agentView, escalationViews } from '../views';
import type { Snapshot } from './snapshot';

export interface BoardFor {
  viewer: Agent;
  locale: Locale;
  content: Content;
  /** Seconds after which somebody who gives no sign of life is not there. */
  leaseSeconds: number;
}

export async function boardView(snapshot: Snapshot, whom: BoardFor): Promise<BoardView> {
  const people = new Map(snapshot.agents.map((agent) => [agent.id, agent]));
  const names = { get: (id: string) => Promise.resolve(people.get(id) ?? null) };
  const rows = async (list: Escalation[]): Promise<BoardRow[]> =>
    (await escalationViews(list, names, whom.viewer)).map(rowOf);
  const waitingCount = [...snapshot.counts.values()].reduce((sum, count) => sum + count, 0);
  const here = new Set(snapshot.agents.filter((agent) => isHere(agent, snapshot.at, whom)));
  return {
    at: snapshot.at.toISOString(),
    queues: [...snapshot.openings.keys()].map((queue) => queueRow(queue, snapshot, whom, people, here)),
    agents: agentRows(snapshot, here),
    waiting: await rows(snapshot.waiting),
    inHand: await rows(snapshot.inHand),
    cut: waitingCount > snapshot.waiting.length || snapshot.inHand.length >= MOST_BOARD_ROWS,
  };
}

function queueRow(
  id: string,
  snapshot: Snapshot,
  { content, locale }: BoardFor,
  people: Map<string, Agent>,
  here: Set<Agent>,
): BoardQueue {
  const opening = snapshot.openings.get(id);
  const doors = snapshot.doors.get(id);
  const waiting = snapshot.waiting.filter(({ queue }) => queue === id);
  const first = Math.min(...waiting.map(({ createdAt }) => createdAt.getTime()));
  return {
    ...{ id, title: content.queueTitle(id, locale), mode: content.queue(id).mode },
    ...{ open: opening?.open ?? true, why: opening?.why ?? null },
    opensAt: opening?.opensAt?.toISOString() ?? null,
    doors: doors
      ? {
          ...{ open: doors.open, reason: doors.reason, at: doors.at.toISOString() },
          by: people.get(doors.by)?.displayName ?? doors.by,
        }
      : null,
    waiting: snapshot.counts.get(id) ?? 0,
    callbacks: waiting.filter(({ wish }) => wish !== 'chat').length,
    inHand: snapshot.inHand.filter(({ queue }) => queue === id).length,
    waitingSince: waiting.length === 0 ? null : new Date(first).toISOString(),
    late: waiting.filter((each) => each.firstReplyAt === null && each.dueAt < snapshot.at).length,
    serviceLevel: serviceLevel(
      snapshot.lately.filter(({ queue }) => queue === id),
      snapshot.at,
    ),
    agents: staffing([...here].filter(({ queues }) => queues.length === 0 || queues.includes(id))),
  };
}

function serviceLevel(lately: Escalation[], now: Date): BoardQueue['serviceLevel'] {
  const judged = lately.filter(
    ({ firstReplyAt, dueAt, endedAt }) =>
      firstReplyAt !== null || (dueAt < now && (endedAt === null || endedAt > dueAt)),
  );
  const kept = judged.filter(({ firstReplyAt, dueAt }) => firstReplyAt !== null && firstReplyAt <= dueAt);
  return { share: judged.length === 0 ? null : kept.length / judged.length, of: judged.length };
}

function staffing(agents: Agent[]): BoardQueue['agents'] {
  const there = agents.filter(({ presence }) => presence.state === 'available');
  const busy = there.filter(({ load, cap }) => load >= cap).length;
  return { available: there.length - busy, busy, break: agents.length - there.length };
}

function agentRows({ agents, inHand }: Snapshot, here: Set<Agent>): BoardAgent[] {
  const held = new Map<string, BoardAgent['inHand']>();
  for (const { owner, state } of inHand) {
    if (owner === null || (state !== 'offered' && state !== 'active' && state !== 'wrapup')) continue;
    const counts = held.get(owner) ?? { offered: 0, active: 0, wrapup: 0 };
    held.set(owner, { ...counts, [state]: counts[state] + 1 });
  }
  return agents
    .filter((agent) => here.has(agent) || held.has(agent.id))
    .map((agent) => ({
      ...agentView(agent),
      seenAt: agent.seenAt?.toISOString() ?? null,
      idleSince: agent.idleSince?.toISOString() ?? null,
      inHand: held.get(agent.id) ?? { offered: 0, active: 0, wrapup: 0 },
    }));
}

/** Signed in to take part, and heard of lately. */
export function isHere(
  { presence, seenAt, disabled }: Agent,
  now: Date,
  { leaseSeconds }: Pick<BoardFor, 'leaseSeconds'>,
): boolean {
  const silent = now.getTime() - (seenAt?.getTime() ?? 0);
  return !disabled && presence.state !== 'offline' && silent <= leaseSeconds * 1000;
}

function rowOf(view: EscalationView): BoardRow {
  const { history: _history, summary: _summary, note: _note, rating: _rating, ...rest } = view;
  const { disposition: _disposition, callback: _callback, ...row } = rest;
  return row;
}
