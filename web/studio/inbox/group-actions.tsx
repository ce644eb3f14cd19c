import type { ReactNode } from 'react';
import type { IntentRow, MissedGroup, MissedView } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { addressOf } from '../lib/route';
import { ConfirmAdd } from './confirm-add';
import { setErrand } from './errand';
import { IntentPicker } from './intent-picker';
import { wronglyAnswered } from './selection';
import { useInboxTexts } from './texts';
import { useNamed } from './use-named';
import { NONE, type Target } from './use-inbox-actions';

/** What is being asked about a group: which intent, or whether really this one. */
export type Step = 'pick' | Target | null;

export interface ActionsProps {
  sentences: MissedView[];
  suggestions: MissedGroup['suggestions'];
  state: MissedView['state'];
  intents: readonly IntentRow[];
  step: Step;
  busy: boolean;
  onStep: (step: Step) => void;
  onAdd: (target: Target, golden: boolean) => void;
  onNew: () => void;
  onMove: (state: MissedView['state']) => void;
}

/** What can be done with the sentences: the likeliest first. */
export function GroupActions(props: ActionsProps): ReactNode {
  const { step, sentences, intents, busy, onStep, onAdd } = props;
  if (step === 'pick') return <IntentPicker intents={intents} onPick={onStep} onClose={() => onStep(null)} />;
  if (step !== null) {
    return (
      <ConfirmAdd
        target={step}
        count={sentences.length}
        busy={busy}
        onConfirm={(golden) => onAdd(step, golden)}
        onCancel={() => onStep(null)}
      />
    );
  }
  return (
    <div className="actions">
      {props.state === 'new' ? <NewActions {...props} /> : <SettledActions {...props} />}
    </div>
  );
}

function NewActions({ sentences, suggestions, busy, onStep, onNew, onMove }: ActionsProps): ReactNode {
  const texts = useInboxTexts();
  const named = useNamed();
  const wrong = wronglyAnswered(sentences);
  return (
    <>
      {wrong !== null && <FixAnswer intent={wrong} sentences={sentences} />}
      {suggestions
        .filter(({ intent }) => intent !== NONE && intent !== wrong?.intent)
        .map(named)
        .map(({ intent, title, score }, index) => (
          <button
            key={intent}
            type="button"
            className={index === 0 && wrong === null ? 'primary suggestion' : 'suggestion'}
            disabled={busy}
            title={fill(texts.match, { n: Math.round(score * 100) })}
            onClick={() => onStep({ intent, title })}
          >
            {fill(texts.addTo, { title })} <small>{Math.round(score * 100)}%</small>
          </button>
        ))}
      <button type="button" disabled={busy} onClick={() => onStep('pick')}>
        {texts.otherIntent}
      </button>
      <button type="button" disabled={busy} onClick={onNew}>
        {texts.newIntent}
      </button>
      <span className="quiet-actions">
        {wrong !== null && (
          <button type="button" className="quiet" disabled={busy} onClick={() => onMove('done')}>
            {texts.markDone}
          </button>
        )}
        <button
          type="button"
          className="quiet"
          disabled={busy}
          onClick={() => onStep({ intent: NONE, title: texts.nothingAnswers })}
        >
          {texts.nothingAnswers}
        </button>
        <button type="button" className="quiet" disabled={busy} onClick={() => onMove('ignored')}>
          {texts.ignore}
        </button>
      </span>
    </>
  );
}

/** The sentence was understood: it is the answer that has to be mended. */
function FixAnswer({ intent, sentences }: { intent: Target; sentences: MissedView[] }): ReactNode {
  const texts = useInboxTexts();
  return (
    <a
      className="button primary"
      href={addressOf('content', intent.intent)}
      title={texts.fixHint}
      onClick={() => setErrand({ intent: intent.intent, sentences })}
    >
      {fill(texts.fixAnswer, { title: useNamed()(intent).title })}
    </a>
  );
}

function SettledActions({ busy, onMove }: ActionsProps): ReactNode {
  const texts = useInboxTexts();
  return (
    <button type="button" disabled={busy} onClick={() => onMove('new')}>
      {texts.backToNew}
    </button>
  );
}
