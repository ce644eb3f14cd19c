import type { Escalation, Notice } from '../contract/escalation';
import type { MessageKey, MessageVars } from '../contract/content';
import type { Place } from '../contract/desk';
import { answerIn } from './answer-in';
import type { DeskDeps } from './deps';
import type { Openings } from './openings';
import type { Places } from './place';

/** Notices that name the customer's place, which is looked up when they are said. */
const WITH_PLACE: MessageKey[] = ['queued', 'backToQueue', 'transferred', 'placeNews'];
/** The wording where no wait can be estimated. */
const NO_ESTIMATE: Partial<Record<MessageKey, MessageKey>> = {
  queued: 'queuedNoEstimate',
  placeNews: 'placeNewsNoEstimate',
};

/** Tells customers about moves: stored with the move, said once, then dropped. */
export class Notices {
  constructor(
    private readonly deps: DeskDeps,
    private readonly places: Places,
    private readonly openings: Openings,
  ) {}

  async say(escalation: Escalation): Promise<void> {
    for (const notice of escalation.notices) {
      await this.sayOne(escalation, notice);
      await this.deps.store.escalations.dropNotice(escalation.id, notice.key);
    }
  }

  private async sayOne(escalation: Escalation, notice: Notice): Promise<void> {
    const speaker = this.deps.speaker();
    const { language } = escalation;
    const key = `desk:${escalation.id}:${notice.key}`;
    const common = {
      conversationId: await answerIn(this.deps.contacts, escalation),
      author: 'system' as const,
      from: speaker.bot,
    };
    if (notice.spare === true && !(await speaker.hasRoom(common.conversationId))) return;
    const { message, vars } = await this.wording(escalation, notice);
    const text = speaker.phrase(message, language, vars);
    if (notice.status) {
      const value = { state: notice.status, ...(vars.agent === undefined ? {} : { agent: vars.agent }) };
      await speaker.say({
        ...common,
        key: `${key}:status`,
        text: '',
        event: { name: 'handoff.status', value },
      });
    }
    const buttons = (notice.buttons ?? []).map((button) => speaker.phrase(button, language, {}));
    await speaker.say({
      ...common,
      key,
      text,
      ...(buttons.length > 0 ? { buttons } : {}),
    });
  }

  private async wording(
    escalation: Escalation,
    { message, vars }: Notice,
  ): Promise<{ message: MessageKey; vars: MessageVars }> {
    if (message === 'closedHours' || message === 'closedDoors') {
      return { message, vars: { ...vars, ...(await this.opening(escalation)) } };
    }
    if (!WITH_PLACE.includes(message)) return { message, vars };
    const place = await this.places.of(escalation);
    const { position, minutes } = place;
    await this.noteTold(escalation, place);
    const without = NO_ESTIMATE[message];
    if (without === undefined) return { message, vars: { ...vars, position } };
    return minutes === null
      ? { message: without, vars: { ...vars, position } }
      : { message, vars: { ...vars, position, minutes } };
  }

  private noteTold({ id, state }: Escalation, place: Place): Promise<void> {
    if (state !== 'waiting' && state !== 'offered') return Promise.resolve();
    return this.deps.store.escalations.told(id, { ...place, at: this.deps.clock.now() });
  }

  private async opening({ queue, language }: Escalation): Promise<MessageVars> {
    const content = this.deps.content();
    const { opensAt } = await this.openings.of(queue);
    const timeZone = content.hours(queue)?.timeZone;
    const opens = opensAt?.toLocaleString(language, {
      ...(timeZone === undefined ? {} : { timeZone }),
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    return {
      queue: content.queueTitle(queue, language),
      reason: await this.openings.reason(queue),
      opens: opens ?? '',
    };
  }
}
