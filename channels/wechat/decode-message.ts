import { createHash } from 'node:crypto';
import { type XmlFields, xmlText } from '../../src/channel-kit';
import { fileUrl } from '../../src/contract/channel';
import { MAX_TEXT_LENGTH } from '../../src/contract/activity';
import type { Decoded } from './decoded';
import { mediaReference } from './media-reference';

type Reader = (fields: XmlFields, vendorId: string) => Decoded;

const READERS: Partial<Record<string, Reader>> = {
  text: readText,
  image: (fields, vendorId) => readMedia(fields, vendorId, 'image/jpeg', 'image.jpg'),
  voice: readVoice,
  video: (fields, vendorId) => readMedia(fields, vendorId, 'video/mp4', 'video.mp4'),
  shortvideo: (fields, vendorId) => readMedia(fields, vendorId, 'video/mp4', 'video.mp4'),
  location: readLocation,
  link: readLink,
};

/** Message types whose meaning we know. */
export const KNOWN_MESSAGES: ReadonlySet<string> = new Set(Object.keys(READERS));

/** A message of the customer; one of an unknown type becomes an event that opens the same window. */
export function decodeMessage(fields: XmlFields, vendorId: string): Decoded {
  const type = xmlText(fields, 'MsgType');
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const decoded = read?.(fields, vendorId) ?? { type: 'event', name: `wechat/${type}` };
  return { window: 'message', ...decoded };
}

/** A tap on a menu that we sent (msgmenu) comes as text, but counts as a menu tap. */
function readText(fields: XmlFields): Decoded {
  const text = xmlText(fields, 'Content');
  const tapped = xmlText(fields, 'bizmsgmenuid') !== '';
  return { type: 'message', text, ...usedText('Content', text), ...(tapped && { window: 'menu' as const }) };
}

/** The vendor's recognition is the text; the words stay unknown when it is switched off. */
function readVoice(fields: XmlFields, vendorId: string): Decoded {
  const isSpeex = xmlText(fields, 'Format').toLowerCase() === 'speex';
  const media = readMedia(
    fields,
    vendorId,
    isSpeex ? 'audio/speex' : 'audio/amr',
    isSpeex ? 'voice.speex' : 'voice.amr',
  );
  const text = xmlText(fields, 'Recognition');
  return text.trim() === '' ? media : { ...media, text, ...usedText('Recognition', text) };
}

function readMedia(fields: XmlFields, vendorId: string, contentType: string, name: string): Decoded {
  const reference = mediaReference(xmlText(fields, 'MediaId'), xmlText(fields, 'PicUrl'));
  if (reference === null) return { type: 'event', name: `wechat/${xmlText(fields, 'MsgType')}` };
  const fileId = `wechat-${createHash('sha256').update(vendorId).digest('base64url').slice(0, 32)}`;
  return {
    type: 'message',
    attachments: [{ contentType, contentUrl: fileUrl(fileId), name }],
    media: [{ fileId, reference }],
  };
}

function readLocation(fields: XmlFields): Decoded {
  const [latitude, longitude] = [
    Number(xmlText(fields, 'Location_X')),
    Number(xmlText(fields, 'Location_Y')),
  ];
  const label = xmlText(fields, 'Label').trim();
  const geo = { type: 'GeoCoordinates', latitude, longitude };
  return {
    type: 'message',
    text: label === '' ? `${latitude}, ${longitude}` : label,
    entities: [{ type: 'Place', name: label, geo }],
  };
}

function readLink(fields: XmlFields): Decoded {
  const parts = ['Title', 'Description', 'Url'].map((name) => xmlText(fields, name).trim());
  return { type: 'message', text: parts.filter((part) => part !== '').join('\n') };
}

/** A text that had to be cut, or was none, stays as it was in the channel data. */
function usedText(field: string, text: string): Pick<Decoded, 'used'> {
  return text !== '' && text.length <= MAX_TEXT_LENGTH ? { used: [field] } : {};
}
