import type { AgentView } from '../../../src/contract/api';

export interface PeopleFilter {
  text: string;
  /** Empty: every one. */
  role: string;
  team: string;
  disabled: boolean;
}

export const ALL: PeopleFilter = { text: '', role: '', team: '', disabled: false };

/** Every word of the text must stand somewhere; letter case makes no difference. */
export function fits(agent: AgentView, { text, role, team, disabled }: PeopleFilter): boolean {
  if ((role !== '' && agent.role !== role) || (team !== '' && agent.team !== team)) return false;
  if (agent.disabled && !disabled) return false;
  const heap = [agent.displayName, agent.username, agent.team ?? '', ...agent.skills].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => heap.includes(word));
}

/** What was typed with commas, Chinese ones too; each once. */
export function listOf(text: string): string[] {
  const parts = text.split(/[,，、;；\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
