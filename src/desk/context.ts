import { isLead, type Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { DeskEvent } from '../contract/events';
import type {
  Escalation,
  EscalationFilter,
  EscalationState,
  Move,
  Notice,
  Transition,
} from '../contract/escalation';
import type { QueueSettings } from '../contract/routing';
import type { DeskDeps } from './deps';
import { Notices } from './notices';
import { Openings } from './openings';
import { Places } from './place';

/** What the verbs share. */
export class DeskContext {
  readonly places: Places;
  readonly notices: Notices;
  readonly openings: Openings;
  readonly startedAt: Date;

  constructor(readonly deps: DeskDeps) {
    this.startedAt = deps.clock.now();
    this.places = new Places(deps);
    this.openings = new Openings(deps);
    this.notices = new Notices(deps, this.places, this.openings);
  }

  now(): Date {
    return this.deps.clock.now();
  }

  /** So many seconds from now. */
  inSeconds(seconds: number): Date {
    return new Date(this.now().getTime() + seconds * 1000);
  }

  leaseUntil(): Date {
    return new Date(this.now().getTime() + this.deps.leaseMs);
  }

  settings(queue: string): QueueSettings {
    return this.deps.content().queue(queue);
  }

  move(
    verb: Move['verb'],
    by: string,
    from: EscalationState | null,
    to: EscalationState,
    reason: string,
    agent?: string,
  ): Move {
    return { at: this.now(), verb, by, from, to, reason, ...(agent === undefined ? {} : { agent }) };
  }

  notice(message: Notice['message'], more: Partial<Omit<Notice, 'key' | 'message'>> = {}): Notice {
    return { key: this.deps.ids.next(), message, vars: {}, ...more };
  }

  /** After a move: the consoles hear of it, and the customer. What is not said here is said by the sweep. */
  async moved(escalation: Escalation): Promise<Escalation> {
    const { id, conversationId, queue, state, owner } = escalation;
    await Promise.all([
      this.tell({ type: 'escalation', escalationId: id, conversationId, queue, state, owner }),
      this.notices.say(escalation),
    ]);
    return escalation;
  }

  async tell(event: DeskEvent): Promise<void> {
    const stored = await this.deps.store.events.append(event, this.now());
    this.deps.bus.publish('desk', stored);
  }

  /** Somebody waits, or somebody can take something: offers are to be made. */
  async wake(): Promise<void> {
    const content = this.deps.content();
    if (!content.queues().some((queue) => content.queue(queue).mode === 'push')) return;
    await this.deps.jobs.add({ name: 'dispatch', key: 'desk' });
  }

  async get(id: string): Promise<Escalation> {
    const escalation = await this.deps.store.escalations.get(id);
    if (!escalation) throw new AppError('NOT_FOUND', 'There is no such escalation.');
    return escalation;
  }

  /** The owner, or a supervisor in the owner's place, may move an open one. */
  async mayMove(agent: Agent, id: string): Promise<Escalation> {
    const escalation = await this.get(id);
    if (isOver(escalation)) throw new AppError('CONFLICT', 'This conversation has been closed.');
    if (escalation.owner !== agent.id && !isLead(agent)) {
      throw new AppError('NOT_OWNER', 'Another agent, or nobody, has this conversation; claim it first.');
    }
    return escalation;
  }

  /** One move from what was seen, in one atomic operation: CONFLICT when somebody moved it meanwhile. */
  async step(before: Escalation, transition: Transition): Promise<Escalation> {
    const after = await this.tryStep(before, transition);
    if (after) return after;
    throw new AppError('CONFLICT', 'Somebody else has just moved this conversation; look at it again.');
  }

  /** The same; null when somebody moved it meanwhile. A place that it no longer takes up is given back. */
  async tryStep(
    before: Escalation,
    transition: Transition,
    also: Partial<EscalationFilter> = {},
  ): Promise<Escalation | null> {
    const { id, state, owner, slot } = before;
    const seen = {
      id,
      state: [state],
      ...(owner === null ? {} : { owner }),
      ...(slot === null ? {} : { slot }),
      ...also,
    };
    const after = await this.deps.store.escalations.transition(seen, transition);
    if (!after) return null;
    if (after.slot !== slot) await this.freeSlot(before);
    if (after.state === 'waiting') await this.wake();
    return this.moved(after);
  }

  /** Gives back the place that an escalation took up. */
  async freeSlot({ owner, slot, weight }: Pick<Escalation, 'owner' | 'slot' | 'weight'>): Promise<void> {
    if (owner === null || slot === null) return;
    await this.deps.store.agents.free(owner, { token: slot, weight }, this.now());
    await this.wake();
  }
}

export function isOver({ state }: Pick<Escalation, 'state'>): boolean {
  return state === 'wrapup' || state === 'closed';
}
