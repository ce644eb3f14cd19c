import type { Agent } from '../../contract/agent';
import type { ReportQuery } from '../../contract/figures-api';

/** Agents, or the teams that they are in now. */
export class People {
  /** Whom the report is of; null: everybody. */
  readonly chosen: ReadonlySet<string> | null;
  private readonly teams: Map<string, string | null>;
  private readonly members = new Map<string | null, Set<string>>();

  constructor(
    agents: readonly Pick<Agent, 'id' | 'team'>[],
    private readonly query: Pick<ReportQuery, 'by' | 'agent' | 'team'>,
  ) {
    this.teams = new Map(agents.map(({ id, team }) => [id, team]));
    const { agent, team } = query;
    const wanted = agents.filter(
      (each) => (agent === undefined || each.id === agent) && (team === undefined || each.team === team),
    );
    const all = agent === undefined && team === undefined;
    this.chosen = all ? null : new Set(wanted.map(({ id }) => id));
    if (query.by === 'team') for (const each of agents) this.inTeam(each.team).add(each.id);
  }

  groupOf(agent: string): string | null {
    return this.query.by === 'team' ? (this.teams.get(agent) ?? null) : agent;
  }

  /** Why kept: an agent who was removed is in no team, yet had conversations. */
  membersOf(group: string | null): ReadonlySet<string> {
    if (this.query.by === 'team') return this.inTeam(group);
    return new Set(group === null ? [] : [group]);
  }

  private inTeam(team: string | null): Set<string> {
    const known = this.members.get(team);
    if (known) return known;
    const fresh = new Set<string>();
    this.members.set(team, fresh);
    return fresh;
  }
}
