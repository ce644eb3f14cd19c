import type { ReactNode } from 'react';
import type { BoardQueue } from '../../../src/contract/board';
import { fill } from '../../shared/locale';
import { boardApi } from './board-api';
import { fieldOf, FormDialog, ReasonField } from './form-dialog';
import { useBoardTexts } from './texts';

interface Props {
  queue: BoardQueue;
  onClose: () => void;
  onDone: () => void;
}

/** Opens or closes a queue; who comes to a closed one is told, so a reason is asked for. */
export function DoorsDialog({ queue, onClose, onDone }: Props): ReactNode {
  const texts = useBoardTexts();
  const opens = queue.doors?.open === false;
  return (
    <FormDialog
      title={fill(opens ? texts.openDoorsTitle : texts.closeDoorsTitle, { queue: queue.title })}
      hint={opens ? texts.openDoorsHint : texts.closeDoorsHint}
      action={opens ? texts.openNow : texts.closeNow}
      grave={!opens}
      onSubmit={(form) => boardApi.doors(queue.id, opens, fieldOf(form, 'reason'))}
      onClose={onClose}
      onDone={onDone}
    >
      <ReasonField />
    </FormDialog>
  );
}
