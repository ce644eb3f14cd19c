import type { Ticket } from './ticket';

/**
 * How much later somebody came who was served before one who waited for the same agents. Customers of the same needs are
 * compared; one who let the offer of that very agent go by was asked.
 */
export class Overtaking {
  private readonly waiting = new Map<string, Ticket[]>();
  /** ms */
  worst = 0;
  count = 0;

  waits(ticket: Ticket): void {
    const key = needs(ticket);
    const group = this.waiting.get(key) ?? [];
    this.waiting.set(key, group);
    let place = group.length;
    while (place > 0 && (group[place - 1]?.createdAt ?? 0) > ticket.createdAt) place--;
    group.splice(place, 0, ticket);
  }

  waitsNoMore(ticket: Ticket): void {
    const group = this.waiting.get(needs(ticket)) ?? [];
    const place = group.indexOf(ticket);
    if (place >= 0) group.splice(place, 1);
  }

  /** Called when somebody, who waits no more, was given an agent. */
  served(ticket: Ticket, agent: string): void {
    const group = this.waiting.get(needs(ticket)) ?? [];
    const first = group.find(({ declined }) => !declined.includes(agent));
    if (!first || first.createdAt >= ticket.createdAt) return;
    this.count++;
    this.worst = Math.max(this.worst, ticket.createdAt.getTime() - first.createdAt.getTime());
  }
}

function needs({ queue, skills, language, region, weight }: Ticket): string {
  return [queue, language, region ?? '', weight, ...skills].join('|');
}
