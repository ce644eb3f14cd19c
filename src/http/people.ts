import type { Agent, AgentChange, AgentRepository, SessionRepository } from '../contract/agent';
import { AppError } from '../contract/errors';
import { isWorkingAdmin, takesAdmin } from './agent-rights';

interface Deps {
  agents: Pick<AgentRepository, 'get' | 'list' | 'update'>;
  sessions: Pick<SessionRepository, 'removeOf'>;
}

/** NOT_FOUND when there is none. */
export async function needAgent(agents: Pick<AgentRepository, 'get'>, id: string): Promise<Agent> {
  const agent = await agents.get(id);
  if (!agent) throw new AppError('NOT_FOUND', 'There is no such user.');
  return agent;
}

/**
 * Makes the change; CONFLICT when no administrator would be left. Whose role changed, or who was shut out, has no session
 * any more.
 */
export async function changeAgent(
  { agents, sessions }: Deps,
  target: Agent,
  change: AgentChange,
): Promise<Agent> {
  const otherAdmins = async (): Promise<boolean> =>
    (await agents.list()).some((agent) => agent.id !== target.id && isWorkingAdmin(agent));
  if (takesAdmin(target, change) && !(await otherAdmins())) throw lastAdmin();
  const changed = await agents.update(target.id, change);
  if (!changed) throw new AppError('NOT_FOUND', 'There is no such user.');
  // Why once more: two administrators may have shut each other out in the same moment.
  if (takesAdmin(target, change) && !(await otherAdmins())) {
    await agents.update(target.id, { role: target.role, disabled: target.disabled });
    throw lastAdmin();
  }
  if (changed.role !== target.role || changed.disabled) await sessions.removeOf(target.id, null);
  return changed;
}

function lastAdmin(): AppError {
  return new AppError('CONFLICT', 'This is the last administrator. Name another one first.');
}
