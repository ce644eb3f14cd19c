import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import { Dialog } from '../../shared/ui/dialog';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';
import { AgentField, QueueField, SummaryField } from './move-fields';
import type { Disposition } from './labels';
import { knownOutcome, OutcomeField } from './outcome-field';

export type MoveKind = 'transfer' | 'release' | 'close' | 'take' | 'assign';

interface Props {
  kind: MoveKind;
  me: AgentView;
  escalation: EscalationView;
  queues: QueueView['queues'];
  onClose: () => void;
  onDone: (moved: EscalationView) => void;
}

const TITLES: Record<MoveKind, keyof Messages> = {
  transfer: 'transfer',
  release: 'release',
  close: 'closeConversation',
  take: 'takeOver',
  assign: 'assign',
};
const HINTS: Record<MoveKind, keyof Messages> = {
  transfer: 'transferHint',
  release: 'releaseHint',
  close: 'closeHint',
  take: 'takeHint',
  assign: 'assignHint',
};

/** Asks for what a move needs, makes it, and says so when it was refused. */
export function MoveDialog({ kind, me, escalation, queues, onClose, onDone }: Props): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Disposition | null>(() => knownOutcome(escalation.disposition));

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
        {kind === 'transfer' && (
          <>
            <QueueField queues={queues.filter(({ id }) => id !== escalation.queue)} />
            <SummaryField escalation={escalation} />
          </>
        )}
        {kind === 'assign' && <AgentField without={[escalation.owner?.id, me.id]} />}
        {kind === 'close' && <OutcomeField value={outcome} onChange={setOutcome} />}
        <label>
          {kind === 'close' ? texts.note : texts.why}
          <textarea
            name="reason"
            rows={3}
            maxLength={500}
            defaultValue={kind === 'close' ? escalation.note : ''}
          />
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy || (kind === 'close' && outcome === null)}>
            {texts[TITLES[kind]]}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function move(kind: MoveKind, id: string, form: FormData): Promise<EscalationView> {
  const field = (name: string): string => ((form.get(name) as string | null) ?? '').trim();
  if (kind === 'transfer') return api.transfer(id, field('queue'), field('reason'), field('summary'));
  if (kind === 'release') return api.release(id, field('reason'));
  if (kind === 'take') return api.take(id, field('reason'));
  if (kind === 'assign') return api.assign(id, field('agent'), field('reason'));
  return api.close(id, field('disposition'), field('reason'));
}
