import type { ChannelGuide, ChannelRules, Shaped } from '../contract/assist-port';
import type { Activity, Attachment } from '../contract/activity';
import { fileUrl } from '../contract/channel';
import type { Conversation } from '../contract/conversation';
import { AppError } from '../contract/errors';
import { BOT } from './decision';
import { shaping, type RouterDeps, type RunningChannel } from './deps';
import { isOptedOut } from './outbox/permission';
import { Windows } from './outbox/windows';
import { previews } from './preview';

const READ_UNSENT = 50;
const PICTURE = { contentType: 'image/png', contentUrl: fileUrl('probe'), name: 'probe.png' };
const PDF = { contentType: 'application/pdf', contentUrl: fileUrl('probe'), name: 'probe.pdf' };

/** What the channels allow and carry, for those who help agents write. */
export function createGuide(deps: RouterDeps): ChannelGuide {
  const windows = new Windows(deps);

  async function find(id: string): Promise<{ conversation: Conversation; running: RunningChannel } | null> {
    const conversation = await deps.store.conversations.get(id);
    const running = conversation ? deps.channels.get(conversation.channel) : undefined;
    return conversation && running?.mounted ? { conversation, running } : null;
  }

  return {
    async rules(conversationId) {
      const found = await find(conversationId);
      if (!found) return null;
      const { conversation, running } = found;
      const { text, typing, pull, windows: rules, telephone } = running.channel.capabilities;
      const [window, unsent, optedOut] = await Promise.all([
        rules ? windows.left(conversationId, rules) : null,
        pull ? [] : deps.store.log.unsent(conversationId, READ_UNSENT),
        telephone === true ? isOptedOut(deps.store, conversation.customer.id, 'service') : false,
      ]);
      return {
        ...{ channel: conversation.channel, longest: text, typing, window, optedOut },
        images: carries(running, conversation, PICTURE),
        files: carries(running, conversation, PDF),
        waiting: unsent.length,
        counts: rules !== undefined || shaping(running).segments !== undefined,
      } satisfies ChannelRules;
    },
    async shape(conversationId, text, attachments) {
      const found = await find(conversationId);
      if (!found) return null;
      const files = Array.from({ length: attachments }, () => PICTURE);
      return shaped(found.running, draftOf(found.conversation, text, files));
    },
    wording: (reply, locale, channel) => {
      const preview = previews(deps, reply, locale).find((one) => one.channel === channel);
      return preview && preview.messages.length > 0
        ? preview.messages.map(({ text }) => text).join('\n')
        : null;
    },
    async typing(conversationId) {
      const found = await find(conversationId);
      const mounted = found?.running.mounted;
      if (!mounted || !found.running.channel.capabilities.typing) return;
      if (found.running.channel.capabilities.pull) {
        deps.bus.publish('typing', { conversationId, from: 'desk', owner: null });
        return;
      }
      const activity: Activity = { ...draftOf(found.conversation, '', []), type: 'typing' };
      await mounted.deliver(activity, `typing:${deps.ids.next()}`);
    },
  };
}

function draftOf({ id, channel, customer }: Conversation, text: string, attachments: Attachment[]): Activity {
  return {
    ...{ type: 'message', channelId: channel, from: BOT, recipient: customer, conversation: { id }, text },
    ...(attachments.length > 0 && { attachments }),
  };
}

function shaped(running: RunningChannel, activity: Activity): Shaped {
  const { adapt, segments } = shaping(running);
  const messages = adapt?.(activity) ?? [activity];
  return {
    messages: messages.length,
    segments: segments ? messages.reduce((sum, one) => sum + segments(one), 0) : null,
  };
}

/** Whether it arrives as what it is: a channel that can only name its address, or refuses it, does not carry it. */
function carries(running: RunningChannel, conversation: Conversation, file: Attachment): boolean {
  try {
    const activity = draftOf(conversation, '', [file]);
    const messages = shaping(running).adapt?.(activity) ?? [activity];
    return messages.some(({ attachments }) => (attachments?.length ?? 0) > 0);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
