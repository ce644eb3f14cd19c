import { plan } from '../src/desk/dispatch/plan';
import { isEligible } from '../src/desk/rules/eligible';
import { nextLook } from '../src/desk/rules/look';
import { overflowOf, type QueueNow } from '../src/desk/rules/overflow';
import { Agenda } from './agenda';
import { Estimates } from './estimates';
import { Line } from './line';
import type { Scenario } from './model';
import type { Happening, Outcome } from './outcome';
import { Overtaking } from './overtaking';
import { Chance } from './random';
import { candidateOf, isFree, Staff, type Member } from './staff';
import { isWaiting, ticketOf, type Ticket } from './ticket';

/** As the dispatcher does: so many in order, and what stands behind them by own criteria. */
const WINDOW = 200;
const ASKED_AGAIN_MS = 60_000;

const QUARTER_MS = 15 * 60_000;

/** Discrete events over the real rules; nothing is stored, and the same scenario gives the same outcome. */
export class Simulation {
  private now: number;
  private readonly agenda = new Agenda<Happening>();
  private readonly line = new Line();
  private readonly staff: Staff;
  private readonly overtaking = new Overtaking();
  private readonly chance: Chance;
  private readonly tickets: Ticket[];
  private readonly estimates = new Estimates();
  private readonly waiting: Outcome['waiting'] = [];
  private nextSample: number;
  private overflows = 0;
  private missed = 0;

  constructor(private readonly scenario: Scenario) {
    const { arrivals, workers, rules, seed } = scenario;
    this.now = arrivals.reduce((least, { at }) => Math.min(least, at), Infinity);
    this.nextSample = Math.floor(this.now / QUARTER_MS) * QUARTER_MS;
    const begin = workers.flatMap(({ shifts }) => shifts.map(([from]) => from));
    this.staff = new Staff(workers, Math.min(this.now, ...new Set(begin)));
    this.chance = new Chance(seed);
    this.tickets = arrivals.map((arrival, number) => ticketOf(arrival, number, rules));
    for (const member of this.staff.members) {
      for (const [from, to] of member.worker.shifts) {
        this.agenda.add(from, { kind: 'comes', member });
        this.agenda.add(to, { kind: 'goes', member });
      }
    }
    for (const ticket of this.tickets) this.agenda.add(ticket.arrival.at, { kind: 'arrives', ticket });
  }

  run(): Outcome {
    for (let next = this.agenda.next(); next; next = this.agenda.next()) {
      this.sampleUpTo(next.at);
      this.now = next.at;
      this.happens(next.what);
    }
    for (const member of this.staff.members) this.staff.sum(member, this.now);
    const { scenario, tickets, overtaking, waiting, overflows, missed } = this;
    return {
      ...{ scenario, tickets, waiting, overflows, missed },
      members: this.staff.members,
      overtaking: { worst: overtaking.worst, count: overtaking.count },
    };
  }

  private happens(what: Happening): void {
    switch (what.kind) {
      case 'arrives': {
        this.arrives(what.ticket);
        return;
      }
      case 'leaves': {
        this.leaves(what.ticket);
        return;
      }
      case 'looks': {
        this.looks(what.ticket);
        return;
      }
      case 'accepts': {
        this.accepts(what.ticket, what.offer);
        return;
      }
      case 'misses': {
        this.misses(what.ticket, what.offer);
        return;
      }
      case 'ends': {
        this.ends(what.ticket);
        return;
      }
      case 'done': {
        this.done(what.ticket);
        return;
      }
      default: {
        this.shift(what.member, what.kind);
        return;
      }
    }
  }

  private arrives(ticket: Ticket): void {
    this.wait(ticket);
    const position = this.line.ahead(ticket) + 1;
    const minutes = this.estimates.minutes(ticket.queue, position, this.staff.capacity(ticket.queue));
    ticket.told = { position, minutes, at: ticket.createdAt };
    if (Number.isFinite(ticket.arrival.patience)) {
      this.agenda.add(this.now + ticket.arrival.patience, { kind: 'leaves', ticket });
    }
    this.offer([ticket], this.staff.free(this.now));
    if (isWaiting(ticket)) this.lookLater(ticket);
  }

  private leaves(ticket: Ticket): void {
    if (ticket.state !== 'waiting' && ticket.state !== 'offered') return;
    const offered = ticket.state === 'offered' ? this.staff.get(ticket.agent ?? '') : null;
    if (ticket.state === 'waiting') this.waitNoMore(ticket);
    ticket.state = 'closed';
    ticket.leftAt = this.now;
    ticket.agent = null;
    ticket.offer++;
    if (!offered) return;
    offered.onOffer = 0;
    this.giveBack(offered, ticket);
  }

  /** A rule's time has come, as the desk's `look` goes through them. */
  private looks(ticket: Ticket): void {
    if (ticket.state !== 'waiting') return;
    const to = this.overflowTo(ticket);
    if (to !== null) {
      this.waitNoMore(ticket);
      Object.assign(ticket, { queue: to, skills: this.scenario.rules.queue(to).skills, declined: [] });
      this.wait(ticket);
      this.overflows++;
    } else {
      ticket.declined = [];
    }
    this.offer([ticket], this.staff.free(this.now));
    if (isWaiting(ticket)) this.lookLater(ticket);
  }

  private overflowTo(ticket: Ticket): string | null {
    const { rules } = this.scenario;
    const settings = rules.queue(ticket.queue);
    if (settings.overflow.length === 0) return null;
    const now = new Date(this.now);
    const queues = new Map<string, QueueNow>(
      [ticket.queue, ...settings.overflow.map(({ to }) => to)].map((queue) => [
        queue,
        { open: rules.isOpen(queue, now), staffed: this.staff.capacity(queue) > 0 },
      ]),
    );
    return overflowOf(ticket, settings, queues, now)?.to ?? null;
  }

  private lookLater(ticket: Ticket): void {
    const at = nextLook(ticket, this.scenario.rules.queue(ticket.queue), new Date(this.now));
    // Why: where nobody will come any more, a customer of endless patience would be looked at for ever.
    if (this.staff.members.every(({ worker }) => worker.shifts.every(([, to]) => to <= this.now))) return;
    this.agenda.add(at.getTime(), { kind: 'looks', ticket });
  }

  private accepts(ticket: Ticket, offer: number): void {
    if (ticket.offer !== offer || ticket.state !== 'offered') return;
    ticket.state = 'active';
    ticket.answeredAt = this.now;
    this.agenda.add(this.now + ticket.arrival.handling, { kind: 'ends', ticket });
    const member = this.staff.get(ticket.agent ?? '');
    member.onOffer = 0;
    this.serve(member);
  }

  private misses(ticket: Ticket, offer: number): void {
    if (ticket.offer !== offer || ticket.state !== 'offered') return;
    const member = this.staff.get(ticket.agent ?? '');
    this.missed++;
    member.onOffer = 0;
    this.staff.load(member, -ticket.weight, this.now);
    member.awayUntil = this.now + this.scenario.manners.away;
    this.agenda.add(member.awayUntil, { kind: 'returns', member });
    ticket.declined = [...ticket.declined, member.id];
    ticket.agent = null;
    this.wait(ticket);
    this.offer([ticket], this.staff.free(this.now));
    if (isWaiting(ticket)) {
      this.agenda.add(this.now + ASKED_AGAIN_MS, { kind: 'looks', ticket });
    }
  }

  private ends(ticket: Ticket): void {
    this.estimates.handled(ticket.queue, ticket.arrival.handling);
    ticket.state = 'wrapup';
    const after = this.scenario.rules.queue(ticket.queue).wrapup * 1000 * this.scenario.manners.wrapup;
    if (after > 0) this.agenda.add(this.now + after, { kind: 'done', ticket });
    else this.done(ticket);
  }

  private done(ticket: Ticket): void {
    ticket.state = 'closed';
    const member = this.staff.get(ticket.agent ?? '');
    member.handled++;
    this.giveBack(member, ticket);
  }

  private giveBack(member: Member, { weight }: Ticket): void {
    this.staff.load(member, -weight, this.now);
    this.serve(member);
  }

  private shift(member: Member, what: 'comes' | 'goes' | 'returns'): void {
    this.staff.sum(member, this.now);
    if (what !== 'returns') member.onShift = what === 'comes';
    this.serve(member);
  }

  /** The first in order whom an agent can serve; nobody else's chances have changed. */
  private serve(member: Member): void {
    if (!isFree(member, this.now)) return;
    const open = this.line.all().filter(({ queue }) => this.scenario.rules.isOpen(queue, new Date(this.now)));
    this.offer(open.slice(0, WINDOW), [member]);
    while (open.length > WINDOW && isFree(member, this.now)) {
      const behind = open.find((ticket) => ticket.state === 'waiting' && isEligible(ticket, member));
      if (!behind) return;
      this.offer([behind], [member]);
    }
  }

  private offer(tickets: readonly Ticket[], members: readonly Member[]): void {
    const now = new Date(this.now);
    const open = tickets.filter(({ queue }) => this.scenario.rules.isOpen(queue, now));
    for (const { what, agent } of plan(open, members.map(candidateOf))) {
      this.give(what, this.staff.get(agent.id));
    }
  }

  private give(ticket: Ticket, member: Member): void {
    const { rules, manners } = this.scenario;
    const { mode, accept } = rules.queue(ticket.queue);
    this.waitNoMore(ticket);
    this.overtaking.served(ticket, member.id);
    this.staff.load(member, ticket.weight, this.now);
    ticket.state = 'offered';
    ticket.agent = member.id;
    const offer = ++ticket.offer;
    // Why: from a pull queue an agent takes by themselves, so that there is nothing to miss.
    if (mode === 'pull') {
      this.accepts(ticket, offer);
      return;
    }
    member.onOffer = 1;
    const timeOut = accept * 1000;
    const taken = this.chance.next() < manners.missed ? Infinity : this.chance.between(...manners.accept);
    if (taken < timeOut) this.agenda.add(this.now + taken, { kind: 'accepts', ticket, offer });
    else this.agenda.add(this.now + timeOut, { kind: 'misses', ticket, offer });
  }

  private wait(ticket: Ticket): void {
    ticket.state = 'waiting';
    this.line.add(ticket);
    this.overtaking.waits(ticket);
  }

  private waitNoMore(ticket: Ticket): void {
    this.line.remove(ticket);
    this.overtaking.waitsNoMore(ticket);
  }

  private sampleUpTo(moment: number): void {
    for (; this.nextSample <= moment; this.nextSample += QUARTER_MS) {
      this.waiting.push({ at: this.nextSample, count: this.line.length });
    }
  }
}
