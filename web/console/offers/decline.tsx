import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { DECLINES, reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';

interface Props {
  busy: boolean;
  onDecline: (reason: string) => void;
  onCancel: () => void;
}

/** Why not: one click or one digit. */
export function Decline({ busy, onDecline, onCancel }: Props): ReactNode {
  const texts = useTexts();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const reason = DECLINES[Number(event.key) - 1];
    if (event.key !== 'Escape' && reason === undefined) return;
    event.preventDefault();
    if (reason === undefined) onCancel();
    else onDecline(reason);
  };
  return (
    <fieldset className="decline" ref={box} disabled={busy} onKeyDown={onKeyDown}>
      <legend>{texts.declineWhy}</legend>
      {DECLINES.map((reason, index) => (
        <button key={reason} type="button" onClick={() => onDecline(reason)}>
          <kbd>{index + 1}</kbd> {reasonText(reason, texts)}
        </button>
      ))}
      <button type="button" className="quiet" onClick={onCancel}>
        {texts.cancel}
      </button>
    </fieldset>
  );
}
