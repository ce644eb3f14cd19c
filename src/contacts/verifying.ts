import type { Agent } from '../contract/agent';
import {
  CODE_MINUTES,
  CODE_PLACE,
  CODE_TRIES,
  type CodeCheck,
  type CodeChecks,
  type TypedCode,
  type Verification,
} from '../contract/code';
import type { ContactChange } from '../contract/contact';
import type { Conversation } from '../contract/conversation';
import { AppError } from '../contract/errors';
import { Codes, sixDigits } from './codes';
import type { Customers } from './customers';
import type { ContactDeps } from './deps';
import { join, permit } from './linking';
import { toE164 } from './phone';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A code costs money and disturbs whoever has the number. */
const MOST_PER_NUMBER_AND_DAY = 5;
const MOST_PER_CONVERSATION_AND_DAY = 10;
const ENDING = 4;

/** Proves that a customer holds a telephone number: a code goes there, and is typed in the conversation. */
export class Verifying implements CodeChecks {
  private readonly codes: Codes;

  constructor(
    private readonly deps: ContactDeps,
    private readonly customers: Customers,
  ) {
    this.codes = new Codes(deps.secret('verification'));
  }

  async begin(agent: Agent, conversation: Conversation, written: string, allowSms: boolean): Promise<void> {
    if (conversation.channel === this.customers.requireTelephone()) {
      throw new AppError('CONFLICT', 'This conversation is led by SMS: its number needs no code.');
    }
    const phone = toE164(written);
    await this.limit(phone, conversation.id, 0);
    const now = this.deps.clock.now();
    const verification: Verification = {
      ...{ id: this.deps.ids.next(), conversationId: conversation.id, phone, allowSms, by: agent.id },
      ...{ tries: [], state: 'open', at: now },
      expiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE_MS),
    };
    await this.replaceOpen(verification);
    await this.limitAgain(verification);
    await this.send(verification, conversation);
  }

  async typed(conversationId: string, text: string): Promise<TypedCode | null> {
    const digits = sixDigits(text);
    if (digits === null) return null;
    const open = await this.deps.store.verifications.openFor(conversationId);
    return open ? { verification: open.id, digest: this.codes.digest(open.id, digits) } : null;
  }

  async check({ verification: id, digest }: TypedCode, entryId: string): Promise<CodeCheck> {
    const verification = await this.deps.store.verifications.get(id);
    const before = verification?.tries.filter((entry) => entry !== entryId).length ?? CODE_TRIES;
    const left = Math.max(0, CODE_TRIES - before - 1);
    if (!verification || !this.isOpen(verification) || before >= CODE_TRIES)
      return { verification: id, outcome: 'over', left: 0 };
    return { verification: id, outcome: this.codes.matches(id, digest) ? 'right' : 'wrong', left };
  }

  async settle({ verification: id, outcome }: CodeCheck, entryId: string): Promise<void> {
    const { verifications } = this.deps.store;
    if (outcome === 'over') return verifications.close(id, 'failed');
    if (outcome === 'wrong') {
      const after = await verifications.tried(id, entryId);
      if (after && after.tries.length >= CODE_TRIES) await verifications.close(id, 'failed');
      return;
    }
    const verification = await verifications.get(id);
    if (verification?.state !== 'open') return;
    await this.link(verification);
    await verifications.close(id, 'done');
  }

  fill(text: string, verification: string): string {
    return this.codes.fill(text, verification);
  }

  private isOpen({ state, expiresAt }: Verification): boolean {
    return state === 'open' && expiresAt > this.deps.clock.now();
  }

  /** Why again: many agents may ask at the same moment, and each of them sees the others only once all are stored. */
  private async limitAgain({ id, phone, conversationId }: Verification): Promise<void> {
    try {
      await this.limit(phone, conversationId, 1);
    } catch (error) {
      await this.deps.store.verifications.close(id, 'failed');
      throw error;
    }
  }

  /** `own`: how many of those that count are the one that is being begun. */
  private async limit(phone: string, conversationId: string, own: 0 | 1): Promise<void> {
    const { verifications } = this.deps.store;
    const since = new Date(this.deps.clock.now().getTime() - DAY_MS);
    const [ofNumber, here] = await Promise.all([
      verifications.countSince(since, { phone }),
      verifications.countSince(since, { conversationId }),
    ]);
    if (ofNumber - own < MOST_PER_NUMBER_AND_DAY && here - own < MOST_PER_CONVERSATION_AND_DAY) return;
    throw new AppError('TOO_MANY_REQUESTS', 'Enough codes went out for today; try again tomorrow.', {
      retryAfter: DAY_MS / 1000,
    });
  }

  /** Only the newest code counts. */
  private async replaceOpen(verification: Verification): Promise<void> {
    const { verifications } = this.deps.store;
    const before = await verifications.openFor(verification.conversationId);
    if (before) await verifications.close(before.id, 'replaced');
    if (await verifications.open(verification)) return;
    throw new AppError('CONFLICT', 'A colleague has just sent a code for this conversation.');
  }

  private async send({ id, phone, allowSms }: Verification, conversation: Conversation): Promise<void> {
    const speaker = this.deps.speaker();
    const { locale } = conversation;
    const common = { author: 'system', from: speaker.bot } as const;
    await speaker.say({
      ...common,
      conversationId: await this.customers.smsConversation(phone, locale),
      key: `code:${id}`,
      text: speaker.phrase('codeSms', locale, { code: CODE_PLACE }),
      data: { codeOf: id },
    });
    const vars = { ending: phone.slice(-ENDING), minutes: CODE_MINUTES };
    await speaker.say({
      ...common,
      conversationId: conversation.id,
      key: `code-ask:${id}`,
      text: speaker.phrase(allowSms ? 'codeAskAllow' : 'codeAsk', locale, vars),
    });
  }

  private async link({ id, conversationId, phone, allowSms }: Verification): Promise<void> {
    const { contacts } = this.deps.store;
    const customer = await this.customers.of(conversationId);
    const at = this.deps.clock.now();
    const provenance = { at, by: 'customer', proof: 'sms-code', reason: '' } as const;
    const own = this.customers.identity(customer, provenance);
    const proven = this.customers.phoneIdentity(phone, provenance);
    const change: ContactChange = { id: `v-${id}`, what: 'link', keys: [own.key, proven.key], ...provenance };
    await join(contacts, [own, proven], change, () => this.deps.ids.next());
    if (!allowSms) return;
    const allowed: ContactChange = { ...change, id: `s-${id}`, what: 'sms-allowed', keys: [proven.key] };
    await permit(contacts, proven.key, { allowed: true, at, by: 'customer', how: 'sms-code' }, allowed);
  }
}
