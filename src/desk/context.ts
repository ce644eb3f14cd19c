import type { Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { DeskEvent } from '../contract/events';
import type { Escalation, EscalationState, Move, Notice, Transition } from '../contract/escalation';
import type { DeskDeps } from './deps';
import { Notices } from './notices';
import { Places } from './place';

/** What the verbs share. */
export class DeskContext {
  readonly places: Places;
  readonly notices: Notices;

  constructor(readonly deps: DeskDeps) {
    this.places = new Places(deps);
    this.notices = new Notices(deps, this.places);
  }

  now(): Date {
    return this.deps.clock.now();
  }

  leaseUntil(): Date {
    return new Date(this.now().getTime() + this.deps.leaseMs);
  }

  move(
    verb: Move['verb'],
    by: string,
    from: EscalationState | null,
    to: EscalationState,
    reason: string,
  ): Move {
    return { at: this.now(), verb, by, from, to, reason };
  }

  notice(message: Notice['message'], vars: Notice['vars'] = {}, status?: Notice['status']): Notice {
    return { key: this.deps.ids.next(), message, vars, ...(status ? { status } : {}) };
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

  async get(id: string): Promise<Escalation> {
    const escalation = await this.deps.store.escalations.get(id);
    if (!escalation) throw new AppError('NOT_FOUND', 'There is no such escalation.');
    return escalation;
  }

  /** The owner, or a supervisor in the owner's place, may move an open one. */
  async mayMove(agent: Agent, id: string): Promise<Escalation> {
    const escalation = await this.get(id);
    if (escalation.state === 'closed') throw new AppError('CONFLICT', 'This conversation has been closed.');
    const supervises = agent.role === 'supervisor' || agent.role === 'admin';
    if (escalation.owner !== agent.id && !supervises) {
      throw new AppError('NOT_OWNER', 'Another agent, or nobody, has this conversation; claim it first.');
    }
    return escalation;
  }

  /** One move from what was seen, in one atomic operation: CONFLICT when somebody moved it meanwhile. */
  async step(before: Escalation, transition: Transition): Promise<Escalation> {
    const { id, state, owner } = before;
    const seen = { id, state: [state], ...(owner === null ? {} : { owner }) };
    const after = await this.deps.store.escalations.transition(seen, transition);
    if (!after) {
      throw new AppError('CONFLICT', 'Somebody else has just moved this conversation; look at it again.');
    }
    await this.freeSlot(before);
    return this.moved(after);
  }

  /** Gives back the place that an escalation took up. */
  async freeSlot({ owner, slot }: Pick<Escalation, 'owner' | 'slot'>): Promise<void> {
    if (owner !== null && slot !== null) await this.deps.store.agents.free(owner, slot);
  }
}
