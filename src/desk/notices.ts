import type { Escalation, Notice } from '../contract/escalation';
import type { MessageKey, MessageVars } from '../contract/content';
import { answerIn } from './answer-in';
import type { DeskDeps } from './deps';
import type { Places } from './place';

/** Notices that name the customer's place, which is looked up when they are said. */
const WITH_PLACE: MessageKey[] = ['queued', 'backToQueue', 'transferred'];

/** Tells customers about moves: stored with the move, said once, then dropped. */
export class Notices {
  constructor(
    private readonly deps: DeskDeps,
    private readonly places: Places,
  ) {}

  async say(escalation: Escalation): Promise<void> {
    for (const notice of escalation.notices) {
      await this.sayOne(escalation, notice);
      await this.deps.store.escalations.dropNotice(escalation.id, notice.key);
    }
  }

  private async sayOne(escalation: Escalation, notice: Notice): Promise<void> {
    const speaker = this.deps.speaker();
    const key = `desk:${escalation.id}:${notice.key}`;
    const common = {
      conversationId: await answerIn(this.deps.contacts, escalation),
      author: 'system' as const,
      from: speaker.bot,
    };
    const { message, vars } = await this.wording(escalation, notice);
    const text = speaker.phrase(message, escalation.language, vars);
    if (notice.status) {
      const value = { state: notice.status, ...(vars.agent === undefined ? {} : { agent: vars.agent }) };
      await speaker.say({
        ...common,
        key: `${key}:status`,
        text: '',
        event: { name: 'handoff.status', value },
      });
    }
    await speaker.say({ ...common, key, text });
  }

  private async wording(
    escalation: Escalation,
    { message, vars }: Notice,
  ): Promise<{ message: MessageKey; vars: MessageVars }> {
    if (!WITH_PLACE.includes(message)) return { message, vars };
    const { position, minutes } = await this.places.of(escalation);
    const place = { ...vars, position };
    if (message !== 'queued') return { message, vars: place };
    return minutes === null
      ? { message: 'queuedNoEstimate', vars: place }
      : { message, vars: { ...place, minutes } };
  }
}
