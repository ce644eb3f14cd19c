import { LRUCache } from 'lru-cache';
import type { Assist } from '../contract/assist-port';
import { AppError } from '../contract/errors';
import { canned } from './canned';
import type { AssistDeps } from './deps';
import { files } from './files';
import { initials } from './initials';
import { notes } from './notes';
import { requireOwner } from './people';
import { suggestions } from './suggestions';
import { words } from './words';

export type { AssistDeps } from './deps';

/** An agent's typing is passed on at most this often, in ms. */
const TYPING_MS = 3_000;
const TYPING_KEPT = 10_000;

/** What helps an agent write. */
export function createAssist(deps: AssistDeps): Assist {
  const { store, contacts, guide, script, clock } = deps;
  const typed = new LRUCache<string, number>({ max: TYPING_KEPT });
  const sounds = (text: string): string => initials(script.toSimplified(text));

  /** Where the customer wrote last; an agent may have found meanwhile that it is somebody else's address. */
  async function answerIn(conversationId: string): Promise<string> {
    const replyTo = (await store.escalations.openFor(conversationId))?.replyTo;
    if (replyTo === undefined || replyTo === conversationId) return conversationId;
    return (await contacts.related(conversationId)).includes(replyTo) ? replyTo : conversationId;
  }

  return {
    ...notes(deps),
    ...canned(deps),
    ...words(deps),
    ...suggestions(deps, sounds),
    ...files(deps, answerIn),
    initials: sounds,
    convert: (texts, to) =>
      texts.map((text) => (to === 'zh-HK' ? script.toTraditional(text) : script.toSimplified(text))),
    async rules(conversationId) {
      const target = await answerIn(conversationId);
      const rules = await guide.rules(target);
      if (!rules) throw notRunning();
      return { ...rules, conversationId: target };
    },
    async shape(conversationId, text, attachments) {
      const shaped = await guide.shape(await answerIn(conversationId), text, attachments);
      if (!shaped) throw notRunning();
      return shaped;
    },
    async typing(agent, conversationId) {
      const key = `${agent.id} ${conversationId}`;
      const now = clock.now().getTime();
      if (now - (typed.get(key) ?? -Infinity) < TYPING_MS) return;
      typed.set(key, now);
      await requireOwner(store.escalations, agent, conversationId);
      await guide.typing(await answerIn(conversationId));
    },
  };
}

function notRunning(): AppError {
  return new AppError('NOT_FOUND', 'The channel of this conversation is not running.');
}
