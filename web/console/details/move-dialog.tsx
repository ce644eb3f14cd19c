import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { EscalationView, QueueView } from '../../../src/contract/api';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';
import { Dialog } from '../../shared/ui/dialog';
import { dispositionText } from '../lib/reasons';
import { DISPOSITIONS } from './labels';

export type MoveKind = 'transfer' | 'release' | 'close';

interface Props {
  kind: MoveKind;
  escalation: EscalationView;
  queues: QueueView['queues'];
  onClose: () => void;
  onDone: (moved: EscalationView) => void;
}

const TITLES: Record<MoveKind, keyof Messages> = {
  transfer: 'transfer',
  release: 'release',
  close: 'closeConversation',
};
const HINTS: Record<MoveKind, keyof Messages> = {
  transfer: 'transferHint',
  release: 'releaseHint',
  close: 'closeHint',
};

/** Asks for what a move needs, makes it, and says so when it was refused. */
export function MoveDialog({ kind, escalation, queues, onClose, onDone }: Props): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    void move(kind, escalation.id, new FormData(event.currentTarget)).then(onDone, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={texts[TITLES[kind]]} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="soft">{texts[HINTS[kind]]}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {kind === 'transfer' && <QueueField queues={queues.filter(({ id }) => id !== escalation.queue)} />}
        {kind === 'close' && <DispositionField />}
        <label>
          {kind === 'close' ? texts.note : texts.why}
          <textarea name="reason" rows={3} maxLength={500} />
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts[TITLES[kind]]}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function move(kind: MoveKind, id: string, form: FormData): Promise<EscalationView> {
  const field = (name: string): string => form.get(name) as string;
  if (kind === 'transfer') return api.transfer(id, field('queue'), field('reason'));
  if (kind === 'release') return api.release(id, field('reason'));
  return api.close(id, field('disposition'), field('reason'));
}

function QueueField({ queues }: { queues: QueueView['queues'] }): ReactNode {
  const texts = useTexts();
  return (
    <label>
      {texts.targetQueue}
      <select name="queue" required>
        {queues.map(({ id, title, waiting }) => (
          <option key={id} value={id}>
            {title} ({waiting})
          </option>
        ))}
      </select>
    </label>
  );
}

function DispositionField(): ReactNode {
  const texts = useTexts();
  return (
    <label>
      {texts.disposition}
      <select name="disposition">
        {DISPOSITIONS.map((id) => (
          <option key={id} value={id}>
            {dispositionText(id, texts)}
          </option>
        ))}
      </select>
    </label>
  );
}
