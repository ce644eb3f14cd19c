import { LRUCache } from 'lru-cache';
import type { Conversation, TurnCommit } from '../contract/conversation';
import type { LogEntry, NewLogEntry } from '../contract/log';
import { decide } from './decide';
import type { Decision, TurnInput } from './decision';
import type { RouterDeps } from './deps';
import { Effects } from './effects';
import { replyEntries } from './entries';
import { Inflight } from './inflight';
import { Serial } from './serial';
import { surveyAfter } from './rules/survey';
import { turnInput } from './turn-input';
import { visitAfter, type VisitNews } from './visit';

const CONVERSATIONS_KEPT = 10_000;
const BATCH = 50;

/** A conversation as this process left it. */
interface Known {
  conversation: Conversation | null;
  /** Sequence numbers above the cursor that are known to hold no inbound entry. */
  outbound: Set<number>;
}

/**
 * Runs turns: one at a time per conversation and in order. In one process by a queue per conversation; across processes
 * by the version in the conversation, which lets one of two that decide the same turn commit it.
 */
export class Turns {
  readonly inflight = new Inflight();
  private readonly serial = new Serial();
  private readonly known = new LRUCache<string, Known>({ max: CONVERSATIONS_KEPT });
  private readonly effects: Effects;

  constructor(
    private readonly deps: RouterDeps,
    /** Called with what has been stored for the customer. */
    private readonly onReplies: (conversationId: string, replies: LogEntry[]) => void,
  ) {
    this.effects = new Effects(deps);
  }

  get pending(): number {
    return this.serial.pending;
  }

  idle(): Promise<void> {
    return this.serial.idle();
  }

  /** Runs the turn of an entry that has just been stored. */
  start(entry: LogEntry): Promise<void> {
    return this.serial.run(entry.conversationId, () =>
      this.guarded(entry.conversationId, () => this.next(entry)),
    );
  }

  /** Runs whatever turn is unfinished, as the database tells. */
  recover(conversationId: string): Promise<void> {
    return this.serial.run(conversationId, () =>
      this.guarded(conversationId, async () => {
        this.known.delete(conversationId);
        await this.drain(conversationId);
      }),
    );
  }

  /** What failed may be half done: the database is asked anew the next time. */
  private async guarded(conversationId: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.known.delete(conversationId);
      throw error;
    }
  }

  private async next(entry: LogEntry): Promise<void> {
    const known = await this.load(entry.conversationId);
    const cursor = known.conversation?.cursor ?? 0;
    if (entry.seq <= cursor) return;
    if (!followsOn(cursor, entry.seq, known.outbound)) return this.drain(entry.conversationId);
    if (!(await this.turn(known, entry))) await this.drain(entry.conversationId);
  }

  /** Every undecided entry, oldest first. */
  private async drain(conversationId: string): Promise<void> {
    for (;;) {
      const known = await this.load(conversationId);
      const cursor = known.conversation?.cursor ?? 0;
      const batch = await this.deps.store.log.inboundAfter(conversationId, cursor, BATCH);
      if (batch.length === 0) return;
      for (const entry of batch) {
        const current = await this.load(conversationId);
        if (entry.seq <= (current.conversation?.cursor ?? 0)) continue;
        if (!(await this.turn(current, entry))) break;
      }
    }
  }

  private async load(conversationId: string): Promise<Known> {
    const kept = this.known.get(conversationId);
    if (kept) return kept;
    const conversation = await this.deps.store.conversations.get(conversationId);
    const known: Known = { conversation, outbound: new Set() };
    if (conversation && (await this.unfinished(conversation))) await this.apply(conversation, known);
    this.known.set(conversationId, known);
    return known;
  }

  /** The process that decided the last turn may have died, or may still be at it: applying twice is applying once. */
  private async unfinished({ commit }: Conversation): Promise<boolean> {
    const entry = commit ? await this.deps.store.log.get(commit.turnId) : null;
    return entry?.pendingSince !== undefined;
  }

  /** False when another process committed first: what we knew is then forgotten. */
  private async turn(known: Known, entry: LogEntry): Promise<boolean> {
    const started = performance.now();
    const input = await turnInput(this.deps, known.conversation, entry);
    const understood = performance.now();
    const decision = decide(input);
    const visit = visitOf(known.conversation, input, decision);
    const conversation = nextConversation(known.conversation, input, decision, visit);
    if (!(await this.deps.store.conversations.commit(conversation))) {
      this.known.delete(entry.conversationId);
      return false;
    }
    const committed = performance.now();
    known.conversation = conversation;
    await this.apply(conversation, known);
    this.report(entry, decision.outcome, [started, understood, committed, performance.now()]);
    this.reportVisit(entry.channel, visit);
    return true;
  }

  private report(
    entry: LogEntry,
    outcome: Parameters<RouterDeps['telemetry']['turn']>[0],
    at: number[],
  ): void {
    const [started = 0, understood = 0, committed = 0, applied = 0] = at;
    const { telemetry } = this.deps;
    telemetry.turn(outcome, entry.channel, applied - started);
    telemetry.stage('understand', understood - started);
    telemetry.stage('commit', committed - understood);
    telemetry.stage('apply', applied - committed);
  }

  private reportVisit(channel: string, { visit, began, handedOff }: VisitNews): void {
    if (!visit) return;
    const at = new Date(visit.at);
    if (began) this.deps.telemetry.visit('began', channel, at);
    if (handedOff) this.deps.telemetry.visit('handed-off', channel, at);
  }

  /** Stores the replies of the last turn and carries out its effects; both may have been done before. */
  private async apply(conversation: Conversation, known: Known): Promise<void> {
    const { commit, cursor } = conversation;
    if (!commit) return;
    const replies = replyEntries(this.deps, conversation);
    const stored =
      commit.effects.length === 0
        ? await this.deps.store.log.finishTurn(commit.turnId, replies)
        : await this.finishWithEffects(conversation, commit, replies);
    if (commit.effects.length === 0) this.onReplies(conversation.id, stored);
    this.inflight.finished(commit.turnId, stored);
    known.outbound = new Set(
      [...known.outbound, ...stored.map(({ seq }) => seq)].filter((seq) => seq > cursor),
    );
  }

  /** Replies first, so that the customer reads the answer before the desk's words; the turn ends last. */
  private async finishWithEffects(
    conversation: Conversation,
    { turnId, effects }: TurnCommit,
    replies: NewLogEntry[],
  ): Promise<LogEntry[]> {
    const { log } = this.deps.store;
    const stored: LogEntry[] = [];
    for (const reply of replies) stored.push((await log.append(reply)).entry);
    this.onReplies(conversation.id, stored);
    for (const effect of effects) await this.effects.run(conversation, turnId, effect);
    await log.finishTurn(turnId, []);
    return stored;
  }
}

function followsOn(cursor: number, seq: number, outbound: Set<number>): boolean {
  for (let between = cursor + 1; between < seq; between++) if (!outbound.has(between)) return false;
  return true;
}

function visitOf(before: Conversation | null, { now }: TurnInput, decision: Decision): VisitNews {
  const escalates = decision.effects.some(({ kind }) => kind === 'escalate');
  return visitAfter(before?.state.visit, before?.updatedAt, { outcome: decision.outcome, escalates, now });
}

function nextConversation(
  before: Conversation | null,
  input: TurnInput,
  decision: Decision,
  { visit }: VisitNews,
): Conversation {
  const { entry, locale, now, escalation } = input;
  const { replies, effects } = decision;
  const survey = surveyAfter(input, decision);
  const { survey: _before, ...state } = decision.state;
  const continues = escalation && escalation.conversationId !== entry.conversationId;
  const handedOver = escalation !== null || effects.some(({ kind }) => kind === 'escalate');
  return {
    id: entry.conversationId,
    channel: entry.channel,
    customer: entry.activity.from,
    locale,
    version: (before?.version ?? 0) + 1,
    cursor: entry.seq,
    state: {
      ...state,
      handedOver,
      ...(survey && { survey }),
      ...(visit && { visit }),
      ...(continues && { continues: escalation.conversationId }),
    },
    commit: { turnId: entry.id, replies, effects },
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
}
