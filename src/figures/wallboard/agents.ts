import type { Agent } from '../../contract/agent';
import type { WallboardView } from '../../contract/figures-api';

/** Who is at work just now, each counted once. */
export function agentsNow(
  agents: readonly Agent[],
  wrappingUp: ReadonlySet<string>,
  seenSince: number,
): WallboardView['agents'] {
  const view: WallboardView['agents'] = { free: 0, full: 0, wrapup: 0, onBreak: 0, offline: 0, breaks: {} };
  for (const agent of agents.filter(isOfDesk)) {
    const { reason } = agent.presence;
    if (!isHere(agent, seenSince)) view.offline++;
    else if (agent.presence.state === 'break') {
      view.onBreak++;
      if (reason) view.breaks[reason] = (view.breaks[reason] ?? 0) + 1;
    } else if (agent.load >= agent.cap) view.full++;
    else if (wrappingUp.has(agent.id)) view.wrapup++;
    else view.free++;
  }
  return view;
}

/** Editors and administrators take no conversations, unless they are there to do so. */
function isOfDesk({ role, disabled, presence }: Agent): boolean {
  return !disabled && (role === 'agent' || role === 'supervisor' || presence.state !== 'offline');
}

function isHere({ presence, seenAt }: Agent, seenSince: number): boolean {
  return presence.state !== 'offline' && (seenAt?.getTime() ?? 0) >= seenSince;
}

/** How many serve a queue just now: there, and not on a break. */
export function onDuty(agents: readonly Agent[], queue: string, seenSince: number): number {
  return agents.filter(
    (agent) =>
      isOfDesk(agent) &&
      isHere(agent, seenSince) &&
      agent.presence.state === 'available' &&
      (agent.queues.length === 0 || agent.queues.includes(queue)),
  ).length;
}
