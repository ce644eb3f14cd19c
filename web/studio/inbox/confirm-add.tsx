import { useState, type ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { sentencesText, useInboxTexts } from './texts';
import { NONE, type Target } from './use-inbox-actions';

interface Props {
  target: Target;
  count: number;
  busy: boolean;
  onConfirm: (golden: boolean) => void;
  onCancel: () => void;
}

/** The second of the two clicks. */
export function ConfirmAdd({ target, count, busy, onConfirm, onCancel }: Props): ReactNode {
  const texts = useInboxTexts();
  const [golden, setGolden] = useState(false);
  const n = sentencesText(count, texts);
  const none = target.intent === NONE;
  return (
    <div
      className="confirm"
      role="group"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p>{none ? fill(texts.confirmNone, { n }) : fill(texts.confirmAdd, { n, title: target.title })}</p>
      <button type="button" className="primary" autoFocus disabled={busy} onClick={() => onConfirm(golden)}>
        {texts.confirm}
      </button>
      <button type="button" onClick={onCancel}>
        {texts.cancel}
      </button>
      {!none && (
        <label className="also">
          <input type="checkbox" checked={golden} onChange={() => setGolden(!golden)} />
          {texts.alsoGolden}
        </label>
      )}
    </div>
  );
}
