import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { StoredFile } from '../../contract/ports';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { requireOneReadable } from '../rights';
import { sniffImage } from '../sniff-image';

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/iu;
const params = z.object({ id: z.string().min(1).max(256) });

/** Files that customers sent, as far as they have been fetched from their vendor. */
export function fileEndpoint({ store, contacts }: Pick<HttpDeps, 'store' | 'contacts'>): Endpoint {
  return endpoint({
    key: 'GET /api/files/:id',
    summary: 'A file of a conversation: pictures are shown, everything else is saved.',
    params,
    status: 200,
    response: z.unknown(),
    produces: 'application/octet-stream',
    errors: ['NOT_FOUND'],
    handle: async ({ params: { id }, response, caller: { agent } }) => {
      const file = await store.files.get(id);
      if (!file) throw new AppError('NOT_FOUND', 'This file has not been fetched yet, or is not there.');
      const conversations = await contacts.conversations(file.conversationId);
      const ids = conversations.map((conversation) => conversation.id);
      // Its own conversation first: it is most often the one that the agent has.
      await requireOneReadable(agent, [file.conversationId, ...ids], store.escalations);
      response.writeHead(200, headersOf(file));
      response.end(file.bytes);
      return null;
    },
  });
}

/** Why so strict: it is a customer's file on our own origin. */
function headersOf({ name, contentType, bytes }: StoredFile): Record<string, string | number> {
  const image = sniffImage(bytes);
  const type = MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream';
  return {
    'Content-Type': image ?? type,
    'Content-Length': bytes.length,
    'Content-Disposition': `${image === null ? 'attachment' : 'inline'}; ${fileName(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  };
}

/** RFC 6266: an ASCII name for old readers, and the real one. */
function fileName(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/gu, '_').slice(0, 100) || 'file';
  const encoded = encodeURIComponent(name.slice(0, 200).toWellFormed()).replaceAll(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
