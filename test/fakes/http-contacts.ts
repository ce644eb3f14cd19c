import type { Conversation } from '../../src/contract/conversation';
import { AppError, type ErrorCode } from '../../src/contract/errors';
import type { HttpContacts } from '../../src/http';
import type { FakeHttpStore } from './http-store';

export interface FakeContacts extends HttpContacts {
  calls: { verb: string; agent: string; args: unknown[] }[];
  /** Conversations of the same customer, by conversation. */
  joined: Map<string, string[]>;
  /** Conversations that belong to a telephone number. */
  phones: Map<string, string[]>;
  /** The next change fails with this. */
  failWith: ErrorCode | null;
}

/** Contacts that note what they were asked. */
export function fakeContacts(store: FakeHttpStore): FakeContacts {
  const calls: FakeContacts['calls'] = [];
  const at = new Date('2026-01-02T03:04:05Z');
  const talks = (ids: string[]): Conversation[] => ids.flatMap((id) => store.talks.get(id) ?? []);
  const note = (verb: string, agent: string, args: unknown[]): Promise<void> => {
    calls.push({ verb, agent, args });
    const code = contacts.failWith;
    contacts.failWith = null;
    return code ? Promise.reject(new AppError(code, `contacts say ${code}`)) : Promise.resolve();
  };
  const contacts: FakeContacts = {
    ...{ calls, joined: new Map(), phones: new Map(), failWith: null },
    card: () =>
      Promise.resolve({
        id: 'k1',
        own: 'fake:u1',
        sms: true,
        identities: [
          {
            ...{ key: 'sms:+8613800138000', kind: 'phone', channel: 'sms', id: '+8613800138000', at },
            ...{ by: 'agent-1', proof: 'agent', reason: 'told us' },
            sms: { allowed: true, at, by: 'customer', how: 'sms-code' },
          },
        ],
        history: [
          { id: 'h1', at, what: 'link', keys: ['fake:u1'], by: 'agent-1', proof: 'agent', reason: 'told us' },
        ],
        verification: {
          ...{ id: 'v1', conversationId: 'c1', phone: '+8613800138000', allowSms: true, by: 'agent-1' },
          ...{ tries: ['c1|1'], state: 'open', at, expiresAt: at },
        },
      }),
    conversations: (id) => Promise.resolve(talks(contacts.joined.get(id) ?? [id])),
    conversationsOf: (other) =>
      Promise.resolve(
        talks(
          'phone' in other
            ? (contacts.phones.get(other.phone) ?? [])
            : (contacts.joined.get(other.conversationId) ?? [other.conversationId]),
        ),
      ),
    link: (agent, ...args) => note('link', agent.id, args),
    unlink: (agent, ...args) => note('unlink', agent.id, args),
    allowSms: (agent, ...args) => note('allowSms', agent.id, args),
    verify: (agent, ...args) => note('verify', agent.id, args),
  };
  return contacts;
}
