import type { ReactNode } from 'react';
import type { BoardRow } from '../../../src/contract/board';
import { api } from '../lib/api';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import { fieldOf, FormDialog, ReasonField } from './form-dialog';
import { useBoardTexts } from './texts';

interface Props {
  row: BoardRow;
  onClose: () => void;
  /** Taken: it is one's own now. */
  onDone: () => void;
}

/** Takes a conversation away from whoever has it, so a reason is asked for. */
export function TakeDialog({ row, onClose, onDone }: Props): ReactNode {
  const texts = useBoardTexts();
  const common = useTexts();
  return (
    <FormDialog
      title={`${texts.take} · ${customerName(row.customer, common)}`}
      hint={common.takeHint}
      action={texts.take}
      grave={row.owner !== null}
      onSubmit={(form) => api.take(row.id, fieldOf(form, 'reason'))}
      onClose={onClose}
      onDone={onDone}
    >
      <ReasonField />
    </FormDialog>
  );
}
