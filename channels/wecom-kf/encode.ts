import type { Activity } from '../../src/contract/activity';
import type { CallResult } from '../../src/channel-kit';
import type { KfMedia } from './media';
import { fileIdOf, type KfMessage, type LinkCard, linkCardOf, menuItems, nativeOf } from './outgoing';

type Trouble = Extract<CallResult, { kind: 'trouble' }>;
/** `fileId`: the file of ours that the message names at the vendor. */
export type Encoded = { kind: 'message'; message: KfMessage; fileId?: string } | Trouble;

/** One activity, as `adapt` made it, as the message to send; its file is uploaded first. */
export async function encode(activity: Activity, media: Pick<KfMedia, 'upload'>): Promise<Encoded> {
  const native = nativeOf(activity);
  if (native) return ready(native);
  const { text = '', suggestedActions, attachments: [attachment] = [] } = activity;
  const link = attachment && linkCardOf(attachment);
  if (link) return encodeLink(link, media);
  const fileId = fileIdOf(attachment?.contentUrl);
  if (fileId !== null) return encodeFile(fileId, media);
  const list = menuItems(suggestedActions?.actions ?? []);
  if (list && list.length > 0) {
    return ready({ msgtype: 'msgmenu', msgmenu: { ...(text !== '' && { head_content: text }), list } });
  }
  if (activity.type === 'message' && text !== '') return ready({ msgtype: 'text', text: { content: text } });
  return { kind: 'trouble', receipt: { outcome: 'rejected', code: 'NOTHING_TO_SEND' } };
}

async function encodeFile(fileId: string, media: Pick<KfMedia, 'upload'>): Promise<Encoded> {
  const uploaded = await media.upload(fileId);
  if (uploaded.kind === 'trouble') return uploaded;
  const { msgtype, mediaId } = uploaded;
  return ready({ msgtype, [msgtype]: { media_id: mediaId } }, fileId);
}

async function encodeLink(card: LinkCard, media: Pick<KfMedia, 'upload'>): Promise<Encoded> {
  const uploaded = await media.upload(card.thumbFileId);
  if (uploaded.kind === 'trouble') return uploaded;
  const { title, description: desc, url } = card;
  const message = { msgtype: 'link', link: { title, desc, url, thumb_media_id: uploaded.mediaId } };
  return ready(message, card.thumbFileId);
}

function ready(message: KfMessage, fileId?: string): Encoded {
  return { kind: 'message', message, ...(fileId !== undefined && { fileId }) };
}
