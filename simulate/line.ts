import type { Ticket } from './ticket';

/** Whether a ticket is served before another: by the order of service, then by id. */
function isBefore(one: Ticket, other: Ticket): boolean {
  const difference = one.orderAt.getTime() - other.orderAt.getTime();
  return difference < 0 || (difference === 0 && one.id < other.id);
}

/** Who waits, in the order of service. */
export class Line {
  private readonly tickets: Ticket[] = [];

  get length(): number {
    return this.tickets.length;
  }

  all(): readonly Ticket[] {
    return this.tickets;
  }

  add(ticket: Ticket): void {
    this.tickets.splice(this.placeOf(ticket), 0, ticket);
  }

  remove(ticket: Ticket): void {
    const place = this.placeOf(ticket);
    if (this.tickets[place] === ticket) this.tickets.splice(place, 1);
  }

  /** How many of its queue are served before it. */
  ahead(ticket: Ticket): number {
    let count = 0;
    for (const other of this.tickets) {
      if (!isBefore(other, ticket)) break;
      if (other.queue === ticket.queue) count++;
    }
    return count;
  }

  private placeOf(ticket: Ticket): number {
    let low = 0;
    let high = this.tickets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.tickets[middle];
      if (other && isBefore(other, ticket)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
