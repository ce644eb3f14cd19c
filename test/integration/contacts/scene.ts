import { createHmac } from 'node:crypto';
import { createContacts } from '../../../src/contacts';
import type { Agent } from '../../../src/contract/agent';
import type { Contacts } from '../../../src/contract/contact';
import type { Conversation } from '../../../src/contract/conversation';
import type { Speaker } from '../../../src/contract/desk';
import type { Store } from '../../../src/contract/store';
import { newInbound } from '../../builders/log-entry';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { fakeContent } from '../../fakes/content';
import { person } from '../../fakes/http-store';
import { fakeLogger } from '../../fakes/logger';

export const PHONE = '+8613800138000';
export const SECRET = 'of this installation';

type Words = Parameters<Speaker['say']>[0];

export interface Scene {
  contacts: Contacts;
  /** As another process has them, over its own connection. */
  other(store: Store): Contacts;
  ann: Agent;
  clock: FakeClock;
  said: Words[];
  /** Stores a conversation of a channel's customer, and gives its id. */
  talk(channel: string, customerId: string, change?: Partial<Conversation>): Promise<string>;
  /** Puts a customer's message with WeChat's unionid into the log. */
  unionid(conversationId: string, unionid: string): Promise<void>;
}

export function conversationOf(channel: string, customerId: string): string {
  return `${channel}-${customerId.replace(/\W/gu, '')}`;
}

/** The contacts over a real store; what they say to customers is noted. */
export function createScene(store: Store, telephone: string | null = 'sms'): Scene {
  const clock = fakeClock();
  const said: Words[] = [];
  let last = 0;
  const speaker: Speaker = {
    bot: { id: 'bot', name: 'Switchboard' },
    say: (words) => {
      said.push(words);
      return Promise.resolve({ ...newInbound(words.conversationId, words.key), id: '', seq: 1 });
    },
    hasRoom: () => Promise.resolve(true),
    phrase: (message, locale, vars) => fakeContent.message(message, locale, vars),
  };
  const over = (opened: Store, prefix: string): Contacts =>
    createContacts({
      ...{ store: opened, clock, conversationOf, logger: fakeLogger() },
      speaker: () => speaker,
      telephone: () => telephone,
      secret: (purpose) => createHmac('sha256', SECRET).update(purpose).digest('base64url'),
      ids: { next: () => `${prefix}-${String(++last).padStart(6, '0')}` },
    });
  return {
    ...{ contacts: over(store, 'a'), clock, said, ann: person('agent', { id: 'ann' }) },
    other: (opened) => over(opened, 'b'),
    async talk(channel, customerId, change = {}) {
      const now = clock.now();
      const id = conversationOf(channel, customerId);
      const conversation: Conversation = {
        ...{ id, channel, customer: { id: customerId, name: '' }, locale: 'en' },
        ...{ version: 1, cursor: 0, state: { misses: 0 }, createdAt: now, updatedAt: now },
        ...change,
      };
      await store.conversations.commit(conversation);
      return conversation.id;
    },
    async unionid(conversationId, unionid) {
      const entry = newInbound(conversationId, `in:${conversationId}:${unionid}`);
      await store.log.append({ ...entry, activity: { ...entry.activity, channelData: { unionid } } });
    },
  };
}
