import type { Seen } from './decode';
import type { Message, Wechaty } from './sdk';

/** Message types of Wechaty by number. Why a copy: the enumeration is only there once Wechaty is loaded. */
const TYPES = [
  ...['Unknown', 'Attachment', 'Audio', 'Contact', 'ChatHistory', 'Emoticon', 'Image', 'Text', 'Location'],
  ...['MiniProgram', 'GroupNote', 'Transfer', 'RedEnvelope', 'Recalled', 'Url', 'Video', 'Post'],
];

/** The message as plain data. In rooms our own name is cut from the text. Throws what the puppet throws. */
export async function observe(message: Message, bot: Wechaty): Promise<Seen> {
  const room = message.room();
  const talker = message.talker();
  const self = message.self();
  const mentioned = room !== undefined && !self && (await message.mentionSelf());
  return {
    id: message.id,
    type: TYPES[message.type()] ?? 'Unknown',
    text: mentioned ? withoutName(await message.mentionText(), bot.currentUser.name()) : message.text(),
    talker: { id: talker.id, name: talker.name() },
    ...(room && { room: { id: room.id, topic: await topicOf(room) } }),
    mentioned,
    self,
  };
}

/** Puppets that tell by id who is named leave the name in the text. */
function withoutName(text: string, name: string): string {
  return text
    .replaceAll(`@${name}`, ' ')
    .replaceAll(/[\u2005\s]+/g, ' ')
    .trim();
}

/** A room without a topic asks all its members for their names, and may fail. */
async function topicOf(room: NonNullable<ReturnType<Message['room']>>): Promise<string> {
  return room.topic().catch(() => '');
}
