import type { MessageView } from '../../../src/contract/api';
import type { NoteView } from '../../../src/contract/assist';

/** One line of the transcript. `before`: the message ahead of it, unless a note stands between them. */
export type Line =
  | { kind: 'message'; message: MessageView; before: MessageView | undefined }
  | { kind: 'note'; note: NoteView };

/**
 * Messages and notes in order of time. Notes that are older than the first message on screen wait until that part of the
 * past is read; `whole`: there is none.
 */
export function linesOf(messages: MessageView[], notes: NoteView[], whole: boolean): Line[] {
  const first = Date.parse(messages[0]?.at ?? '');
  const shown = whole || Number.isNaN(first) ? [...notes] : notes.filter(({ at }) => Date.parse(at) >= first);
  const lines: Line[] = [];
  let before: MessageView | undefined;
  for (const message of messages) {
    while (shown[0] !== undefined && Date.parse(shown[0].at) < Date.parse(message.at)) {
      lines.push({ kind: 'note', note: shown[0] });
      shown.shift();
      before = undefined;
    }
    lines.push({ kind: 'message', message, before });
    before = message;
  }
  return [...lines, ...shown.map((note): Line => ({ kind: 'note', note }))];
}
