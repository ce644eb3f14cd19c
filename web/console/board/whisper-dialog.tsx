import { useState, type ReactNode } from 'react';
import type { BoardRow } from '../../../src/contract/board';
import { fill } from '../../shared/locale';
import { boardApi } from './board-api';
import { fieldOf, FormDialog } from './form-dialog';
import { useBoardTexts } from './texts';

interface Props {
  row: BoardRow;
  onClose: () => void;
  onDone: () => void;
}

const MOST = 2000;

/** A word to the agent who has the conversation; the customer never sees it. */
export function WhisperDialog({ row, onClose, onDone }: Props): ReactNode {
  const texts = useBoardTexts();
  // Why once: a second click, or a try after a lost answer, must not say it twice.
  const [clientId] = useState(() => crypto.randomUUID());
  const name = row.owner?.displayName ?? '';
  return (
    <FormDialog
      title={fill(texts.whisperTitle, { name })}
      hint={fill(texts.whisperHint, { name })}
      action={texts.whisperSend}
      onSubmit={(form) => boardApi.whisper(row.conversationId, fieldOf(form, 'text'), clientId)}
      onClose={onClose}
      onDone={onDone}
    >
      <label>
        {texts.whisperText}
        <textarea name="text" rows={3} maxLength={MOST} required />
      </label>
    </FormDialog>
  );
}
