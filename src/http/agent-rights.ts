import type { Agent, AgentChange } from '../contract/agent';
import { AppError } from '../contract/errors';

/** What a supervisor looks after. */
const BY_LEADS: readonly (keyof AgentChange)[] = ['queues', 'skills', 'languages', 'regions', 'cap', 'team'];

/** FORBIDDEN unless this caller may make this change of this agent. Whether an admin is left is looked at separately. */
export function requireChangeable(caller: Agent, target: Agent, change: AgentChange): void {
  const touched = Object.keys(change) as (keyof AgentChange)[];
  if (caller.role === 'supervisor') {
    if (target.role !== 'agent') throw new AppError('FORBIDDEN', 'Supervisors change agents only.');
    if (touched.some((field) => !BY_LEADS.includes(field))) {
      throw new AppError('FORBIDDEN', 'Name, role and access are changed by administrators.');
    }
  }
  if (caller.id !== target.id) return;
  if (change.role !== undefined && change.role !== target.role) {
    throw new AppError('FORBIDDEN', 'Nobody changes their own role. Ask another administrator.');
  }
  if (change.disabled === true) throw new AppError('FORBIDDEN', 'Nobody shuts themselves out.');
}

/** Whether a change takes an administrator away. */
export function takesAdmin(target: Agent, { role, disabled }: AgentChange): boolean {
  const isAdmin = target.role === 'admin' && !target.disabled;
  return isAdmin && (disabled === true || (role !== undefined && role !== 'admin'));
}

export function isWorkingAdmin({ role, disabled }: Agent): boolean {
  return role === 'admin' && !disabled;
}
