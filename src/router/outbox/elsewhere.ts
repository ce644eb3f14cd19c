import type { Activity } from '../../contract/activity';
import { purposeOf } from '../../contract/consent';
import type { LogEntry } from '../../contract/log';
import type { RouterDeps } from '../deps';
import type { Say, Words } from '../say';
import { optionsOf } from '../shown-options';

/** True when the messages will be sent in another conversation of the same customer. */
export type Elsewhere = (entries: LogEntry[]) => Promise<boolean>;

/** Continues a conversation on another channel where the customer allowed it: each message once, in order. */
export function createElsewhere(deps: RouterDeps, say: Say): Elsewhere {
  return async (entries) => {
    const [first] = entries;
    const target = first ? await deps.contacts.elsewhere(first.conversationId) : null;
    if (!first || target === null || !entries.every(({ activity }) => saysSomething(activity))) return false;
    await linkBack(deps, target, first.conversationId);
    for (const { id, author, activity } of entries) {
      await say({ conversationId: target, key: `continued:${id}`, author, ...said(activity) });
    }
    deps.logger.info(
      { conversationId: first.conversationId, continuedIn: target },
      'conversation continued on another channel',
    );
    return true;
  };
}

/**
 * Why the purpose: marketing needs its own consent there. A confirmation is about the channel that it is given on. Why the
 * options: buttons that stand in the text already are chosen by their numbers there too.
 */
function said(activity: Activity): Pick<Words, 'from' | 'text' | 'buttons' | 'attachments' | 'data'> {
  const { from, text = '', attachments = [], suggestedActions } = activity;
  const buttons = suggestedActions?.actions.map(({ title }) => title) ?? [];
  const purpose = purposeOf(activity);
  const options = buttons.length === 0 ? optionsOf(activity) : null;
  const data = { ...(purpose === 'marketing' && { purpose }), ...(options && { options }) };
  return { from, text, buttons, attachments, data };
}

/** Not so what only its own vendor can read, such as a template. */
function saysSomething({ text = '', attachments = [] }: Activity): boolean {
  return text !== '' || attachments.length > 0;
}

/** The customer's answer there belongs to the desk that has the conversation here. */
async function linkBack({ store, clock }: RouterDeps, target: string, origin: string): Promise<void> {
  for (;;) {
    const conversation = await store.conversations.get(target);
    // Why both: a turn after the desk had closed takes the hand-over back.
    const { continues, handedOver } = conversation?.state ?? {};
    if (!conversation || (continues === origin && handedOver === true)) return;
    const state = { ...conversation.state, continues: origin, handedOver: true };
    const version = conversation.version + 1;
    if (await store.conversations.commit({ ...conversation, state, version, updatedAt: clock.now() })) return;
  }
}
