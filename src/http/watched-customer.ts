import type { Agent } from '../contract/agent';
import { AppError } from '../contract/errors';
import type { HttpDeps } from './deps';
import { requireReadable } from './rights';

/** The log of a conversation has grown: its new messages begin with this number. */
export interface LogHint {
  conversationId: string;
  first: number;
}

/** A customer on all channels, followed by an agent who looks at one of the conversations. */
export interface Watched {
  follow(listener: (hint: LogHint) => void): () => void;
  /** Looks again which conversations are the customer's. */
  renew(): Promise<void>;
}

/** Throws NOT_FOUND, and FORBIDDEN to whom the conversation may not be shown. */
export async function watchCustomer(
  conversationId: string,
  agent: Agent,
  { bus, store, contacts }: Pick<HttpDeps, 'bus' | 'store' | 'contacts'>,
): Promise<Watched> {
  const { conversations, escalations } = store;
  if (!(await conversations.get(conversationId))) {
    throw new AppError('NOT_FOUND', 'There is no such conversation.');
  }
  await requireReadable(agent, conversationId, await escalations.openFor(conversationId), escalations);
  let ids = new Set<string>();
  const renew = async (): Promise<void> => {
    ids = new Set((await contacts.conversations(conversationId)).map(({ id }) => id));
  };
  await renew();
  return {
    renew,
    follow: (listener) =>
      bus.subscribe('log', (message) => {
        if (ids.has(message.conversationId)) {
          listener({ conversationId: message.conversationId, first: message.first });
        }
      }),
  };
}
