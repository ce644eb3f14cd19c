import type { Candidate } from '../src/desk/rules/case';
import type { Worker } from './model';

/** A worker at work. Times in ms. */
export interface Member extends Candidate {
  worker: Worker;
  onShift: boolean;
  /** Away until then, after a missed offer. */
  awayUntil: number;
  /** Offers that are not answered yet. */
  onOffer: number;
  handled: number;
  /** With at least one conversation. */
  busy: number;
  /** On shift and not away, or busy. */
  ready: number;
  /** Sum of load against cap over time. */
  loaded: number;
  /** Up to when these are summed. */
  summed: number;
}

/** Everybody who works that day, with what each of them did. */
export class Staff {
  readonly members: readonly Member[];
  private readonly byId: ReadonlyMap<string, Member>;

  constructor(workers: readonly Worker[], start: number) {
    this.members = workers.map((worker) => memberOf(worker, start));
    this.byId = new Map(this.members.map((member) => [member.id, member]));
  }

  get(id: string): Member {
    const member = this.byId.get(id);
    if (!member) throw new Error(`nobody is called ${id}`);
    return member;
  }

  /** Who takes offers now. */
  free(now: number): Member[] {
    return this.members.filter((member) => isFree(member, now));
  }

  /** Sum of the caps of those on shift who serve a queue. */
  capacity(queue: string): number {
    let sum = 0;
    for (const { onShift, queues, cap } of this.members) {
      if (onShift && (queues.length === 0 || queues.includes(queue))) sum += cap;
    }
    return sum;
  }

  /** Changes how much somebody has in hand; what was until now is summed first. */
  load(member: Member, change: number, now: number): void {
    this.sum(member, now);
    member.load += change;
    if (change < 0) member.idleSince = new Date(now);
  }

  sum(member: Member, now: number): void {
    const time = now - member.summed;
    const busy = member.load > 0;
    if (busy) member.busy += time;
    if (busy || (member.onShift && member.awayUntil <= member.summed)) member.ready += time;
    member.loaded += (time * member.load) / member.cap;
    member.summed = now;
  }
}

export function isFree({ onShift, awayUntil, load, cap, onOffer }: Member, now: number): boolean {
  return onShift && awayUntil <= now && load < cap && onOffer === 0;
}

/** Only what the rules look at: the plan copies it. */
export function candidateOf(member: Member): Candidate {
  const { id, queues, skills, languages, regions, cap, load, idleSince, onOffer } = member;
  return { id, queues, skills, languages, regions, cap, load, idleSince, onOffer };
}

function memberOf(worker: Worker, start: number): Member {
  const { id, queues, skills, languages, regions, cap } = worker;
  return {
    ...{ id, queues, skills, languages, regions, cap, worker },
    ...{ load: 0, idleSince: null, onShift: false, awayUntil: 0, onOffer: 0 },
    ...{ handled: 0, busy: 0, ready: 0, loaded: 0, summed: start },
  };
}
