import { MOST_FILE_BYTES } from '../contract/assist';
import type { Assist } from '../contract/assist-port';
import { fileUrl } from '../contract/channel';
import { AppError } from '../contract/errors';
import type { AssistDeps, FileKind } from './deps';
import { requireOwner } from './people';

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const PDF = 'application/pdf';
/** Tells an agent's file from what customers sent in the same conversation. */
const PREFIX = 'agent-';
const MOST_NAME = 80;

type Deps = Pick<AssistDeps, 'store' | 'guide' | 'fileKind' | 'clock' | 'ids'>;

/** Files that agents send: pictures and PDF, by their bytes, as far as the channel carries them. */
export function files(
  { store, guide, fileKind, clock, ids }: Deps,
  answerIn: (conversationId: string) => Promise<string>,
): Pick<Assist, 'attach' | 'attachments'> {
  async function requireCarried(conversationId: string, { type }: FileKind): Promise<void> {
    const rules = await guide.rules(await answerIn(conversationId));
    const carried = type === PDF ? rules?.files : rules?.images;
    if (carried === true) return;
    throw new AppError(
      'UNSUPPORTED_MEDIA',
      type === PDF
        ? 'This channel carries no PDF; send the address of a page instead.'
        : 'This channel carries no pictures; say it in words.',
    );
  }

  return {
    async attach(agent, conversationId, { name, bytes }) {
      await requireOwner(store.escalations, agent, conversationId);
      if (bytes.length > MOST_FILE_BYTES) {
        throw new AppError('TOO_LARGE', `A file may have ${String(MOST_FILE_BYTES)} bytes at most.`);
      }
      const kind = fileKind(bytes);
      if (!kind || (kind.type !== PDF && !PICTURES.has(kind.type))) {
        throw new AppError('UNSUPPORTED_MEDIA', 'Send PNG, JPEG, GIF, WebP or PDF.');
      }
      await requireCarried(conversationId, kind);
      const stored = {
        ...{ id: `${PREFIX}${ids.next()}`, conversationId, name: plainName(name, kind) },
        ...{ contentType: kind.type, at: clock.now() },
      };
      await store.files.put({ ...stored, bytes });
      return { id: stored.id, name: stored.name, contentType: kind.type, size: bytes.length };
    },
    attachments: (conversationId, wanted) =>
      Promise.all(
        wanted.map(async (id) => {
          const file = id.startsWith(PREFIX) ? await store.files.get(id) : null;
          if (file?.conversationId !== conversationId) {
            throw new AppError('NOT_FOUND', 'A file is not there any more; attach it again.');
          }
          return { name: file.name, contentType: file.contentType, contentUrl: fileUrl(id) };
        }),
      ),
  };
}

/** No folders, no control or direction marks, nothing special to shells and headers, and the ending of its real kind. */
export function plainName(name: string, { endings }: FileKind): string {
  const base = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}"'<>|:*?;%&#$`~]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const fits = endings.some((ending) => plain.toLowerCase().endsWith(`.${ending}`));
  const ending = fits ? plain.slice(plain.lastIndexOf('.')) : `.${endings[0] ?? 'bin'}`;
  const stem = fits ? plain.slice(0, -ending.length) : plain;
  return `${
    Array.from(stem)
      .slice(0, MOST_NAME - ending.length)
      .join('')
      .trim() || 'file'
  }${ending}`;
}
