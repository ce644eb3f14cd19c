import type { Activity } from '../contract/activity';
import type {
  ConsentEffect,
  Conversation,
  DislikedEffect,
  Effect,
  EscalateEffect,
  MissedEffect,
} from '../contract/conversation';
import type { LogEntry, NewLogEntry } from '../contract/log';
import { maskPersonalData } from '../contract/masking';
import { BOT } from './decision';
import type { RouterDeps } from './deps';
import { keptQuestion } from './kept-question';
import { openEscalation } from './open-escalation';

const TRANSCRIPT_LENGTH = 20;

/** The same escalation each time that the turn is applied. */
export function escalationId(turnId: string): string {
  return `e-${turnId.replace('|', '-')}`;
}

/** Carries out what a turn does beside replying. Each effect may run twice and counts once. */
export class Effects {
  constructor(private readonly deps: RouterDeps) {}

  run(conversation: Conversation, turnId: string, effect: Effect): Promise<void> {
    const { desk, contacts } = this.deps;
    switch (effect.kind) {
      case 'escalate':
        return this.escalate(conversation, turnId, effect);
      case 'to-desk':
        return this.toDesk(conversation, turnId);
      case 'leave':
        return desk.leave(effect.escalationId);
      case 'wish':
        return desk.wish(effect.escalationId, effect.wish, effect.callback);
      case 'rate': {
        const { score, reason } = effect;
        return desk.rate(effect.escalationId, { score, reason, at: conversation.updatedAt });
      }
      case 'code':
        return contacts.settle(effect.check, turnId);
      case 'consent':
        return this.consent(conversation, turnId, effect);
      case 'missed':
        return this.missed(conversation, turnId, effect);
      case 'disliked':
        return this.disliked(conversation, turnId, effect);
    }
  }

  private async toDesk(conversation: Conversation, turnId: string): Promise<void> {
    const escalation = await openEscalation(this.deps, conversation);
    const entry = await this.deps.store.log.get(turnId);
    if (escalation && entry) await this.deps.desk.heard(escalation, entry);
  }

  private missed(conversation: Conversation, turnId: string, effect: MissedEffect): Promise<void> {
    const { id, channel, locale, updatedAt } = conversation;
    const { why, text, guess } = effect;
    return this.deps.missed.report({
      key: turnId,
      kind: why,
      text,
      locale,
      channel,
      conversationId: id,
      guess,
      at: updatedAt,
    });
  }

  /** What is reported is the question that the message answered. A message of another conversation is not looked at. */
  private async disliked(conversation: Conversation, turnId: string, effect: DislikedEffect): Promise<void> {
    const { log } = this.deps.store;
    const answer = await log.get(effect.messageId);
    if (answer?.conversationId !== conversation.id || answer.author !== 'bot') return;
    const question = answer.causedBy === undefined ? null : await log.get(answer.causedBy);
    const text = question?.activity.text ?? '';
    if (text.trim() === '') return;
    const { intent, language } = this.deps.live().understander.understand(text, conversation.locale);
    const { id, channel, updatedAt } = conversation;
    await this.deps.missed.report({
      key: turnId,
      kind: 'thumbs-down',
      text: keptQuestion(text),
      locale: language,
      channel,
      conversationId: id,
      guess: intent,
      at: updatedAt,
    });
  }

  private consent(conversation: Conversation, turnId: string, effect: ConsentEffect): Promise<void> {
    const { state, purposes, word } = effect;
    const change = { at: conversation.updatedAt, state, source: word, entryId: turnId };
    return this.deps.store.consents.change(conversation.customer.id, purposes, change);
  }

  private async escalate(conversation: Conversation, turnId: string, effect: EscalateEffect): Promise<void> {
    const { id, channel, customer, locale } = conversation;
    const { queue, priority, reason, summary, profile } = effect;
    const latest = await this.deps.store.log.latest(id, TRANSCRIPT_LENGTH);
    await this.deps.store.log.append(initiate(conversation, turnId, effect, latest));
    await this.deps.desk.enqueue({
      id: escalationId(turnId),
      conversationId: id,
      channel,
      customer,
      language: locale,
      queue,
      priority,
      reason,
      summary,
      profile,
    });
  }
}

/**
 * The hand-off event, kept in the log so that a desk of somebody else's can follow.
 * Source: Bot Framework `handoff.initiate`, botbuilder-js libraries/botbuilder/src/eventFactory.ts.
 */
function initiate(
  conversation: Conversation,
  turnId: string,
  effect: EscalateEffect,
  latest: LogEntry[],
): NewLogEntry {
  const { id, channel, customer, updatedAt } = conversation;
  const activity: Activity = {
    type: 'event',
    name: 'handoff.initiate',
    channelId: channel,
    from: customer,
    recipient: BOT,
    conversation: { id },
    replyToId: turnId,
    value: { Skill: effect.queue, Priority: effect.priority, Reason: effect.reason },
    attachments: [
      { contentType: 'application/json', name: 'Transcript', content: { activities: latest.map(masked) } },
    ],
  };
  return {
    conversationId: id,
    channel,
    direction: 'out',
    author: 'system',
    activity,
    key: `handoff:${turnId}`,
    at: updatedAt,
    causedBy: turnId,
    delivery: { state: 'sent', attempts: 0 },
  };
}

function masked({ activity, at }: LogEntry): Partial<Activity> {
  const { type, from, text } = activity;
  return {
    type,
    timestamp: at.toISOString(),
    from: { id: from.role === 'bot' ? from.id : 'customer', name: from.name },
    ...(text === undefined ? {} : { text: maskPersonalData(text) }),
  };
}
