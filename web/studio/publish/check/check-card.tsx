import type { ReactNode } from 'react';
import type { GateRunView } from '../../../../src/contract/studio-publishing';
import { fill } from '../../../shared/locale';
import { Failure } from '../../ui/failure';
import { Progress } from '../progress';
import { usePublishTexts, type PublishMessages } from '../texts';
import type { Gate } from './use-gate';

const STEPS: Partial<Record<string, keyof PublishMessages>> = {
  lint: 'stepLint',
  train: 'stepTrain',
  golden: 'stepGolden',
  validate: 'stepValidate',
  replay: 'stepReplay',
};

/** Where each step begins, by what it takes: cross-validation trains eight times. */
const STARTS: [step: string, from: number][] = [
  ['lint', 0],
  ['train', 0.02],
  ['golden', 0.18],
  ['validate', 0.22],
  ['replay', 0.96],
];

function overall({ step, done }: GateRunView): number {
  const at = STARTS.findIndex(([name]) => name === step);
  const from = STARTS[at]?.[1] ?? 0;
  return from + done * ((STARTS[at + 1]?.[1] ?? 1) - from);
}

/** Runs the gate and says how far it is, and how it ended. */
export function CheckCard({ gate }: { gate: Gate }): ReactNode {
  const texts = usePublishTexts();
  const { run, stale, starting, start, error } = gate;
  const running = run?.state === 'running';
  const done = run?.state === 'done' && !stale;
  return (
    <section className="card step" aria-labelledby="check-title">
      <h2 id="check-title">{texts.checkTitle}</h2>
      <p className="soft">{texts.checkLead}</p>
      <Failure error={error} />
      {running && <Progress label={texts[STEPS[run.step] ?? 'checking']} done={overall(run)} />}
      {run?.state === 'failed' && (
        <p className="error" role="alert">
          {fill(texts.checkFailed, { detail: run.detail })}
        </p>
      )}
      {stale && !running && <p className="note-warn">{texts.stale}</p>}
      {done && run.report !== null && (
        <p className={run.report.ok ? 'note-good' : 'note-bad'} role="status">
          {run.report.ok ? `✓ ${texts.verdictOk}` : `✕ ${texts.verdictBad}`}
        </p>
      )}
      {!running && (
        <button type="button" className={done ? '' : 'primary'} disabled={starting} onClick={start}>
          {run === null ? texts.check : texts.checkAgain}
        </button>
      )}
    </section>
  );
}
