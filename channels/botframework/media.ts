import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Attachment } from '../../src/contract/activity';
import { fileUrl, type MediaReference } from '../../src/contract/channel';
import type { PayloadAttachment } from './payload';

/** What `MediaReference.reference` holds, as JSON. */
export const mediaSchema = z.object({ url: z.string(), name: z.string(), contentType: z.string() });
export type Media = z.infer<typeof mediaSchema>;

const MAX_FILES = 10;
/** A file that a customer sent in Teams: its address, signed for some minutes, is inside. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';
const teamsFileSchema = z.object({
  downloadUrl: z.string().max(4096),
  fileType: z.string().max(16).optional(),
});

/**
 * Attachments with their files named as media. Addresses are not kept in the log: Telegram's hold the bot's token, Teams'
 * open the file to anybody. Teams' HTML copy of the text is left out.
 */
export function splitMedia(
  attachments: readonly PayloadAttachment[],
  vendorId: string,
): { attachments: Attachment[]; media: MediaReference[] } {
  const media: MediaReference[] = [];
  const shown: Attachment[] = [];
  for (const [index, attachment] of attachments.entries()) {
    if (attachment.contentType === 'text/html' && attachment.contentUrl === undefined) continue;
    const file = fileOf(attachment);
    if (!file || media.length >= MAX_FILES) {
      shown.push(withoutUrl(attachment));
      continue;
    }
    const fileId = fileIdOf(vendorId, index);
    media.push({ fileId, reference: JSON.stringify(file) });
    shown.push({ contentType: file.contentType, contentUrl: fileUrl(fileId), name: file.name });
  }
  return { attachments: shown, media };
}

function fileOf({ contentType, contentUrl, name, content }: PayloadAttachment): Media | null {
  const shared = contentType === TEAMS_FILE ? teamsFileSchema.safeParse(content) : null;
  const url = shared?.success ? shared.data.downloadUrl : contentUrl;
  if (url === undefined || !/^https?:\/\//i.test(url)) return null;
  const type = shared ? 'application/octet-stream' : contentType;
  return { url, name: name ?? 'file', contentType: type };
}

function withoutUrl({ contentType, name, content }: PayloadAttachment): Attachment {
  return {
    contentType,
    ...(name !== undefined && { name }),
    ...(content !== undefined && contentType !== TEAMS_FILE && { content }),
  };
}

function fileIdOf(vendorId: string, index: number): string {
  return `bf-${createHash('sha256').update(`${vendorId}:${index}`).digest('base64url').slice(0, 32)}`;
}
