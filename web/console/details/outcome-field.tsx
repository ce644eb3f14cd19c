import type { KeyboardEvent, ReactNode } from 'react';
import { dispositionText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { OUTCOMES, type Disposition } from './labels';

interface Props {
  /** None is chosen beforehand: what is not thought about is worth nothing in a report. */
  value: Disposition | null;
  onChange: (value: Disposition) => void;
}

/** How a conversation ended: one click, or a digit while the focus is here. */
export function OutcomeField({ value, onChange }: Props): ReactNode {
  const texts = useTexts();
  const onKeyDown = (event: KeyboardEvent): void => {
    const outcome = OUTCOMES[Number(event.key) - 1];
    if (outcome === undefined) return;
    event.preventDefault();
    onChange(outcome);
  };
  return (
    <fieldset className="outcomes" onKeyDown={onKeyDown}>
      <legend>{texts.disposition}</legend>
      {OUTCOMES.map((outcome, index) => (
        <label key={outcome} className={value === outcome ? 'is-chosen' : ''}>
          <input
            type="radio"
            name="disposition"
            value={outcome}
            required
            checked={value === outcome}
            data-focus={index === 0 ? '' : undefined}
            onChange={() => onChange(outcome)}
          />
          <kbd>{index + 1}</kbd> {dispositionText(outcome, texts)}
        </label>
      ))}
    </fieldset>
  );
}

/** What the server has, where it is an outcome that agents choose. */
export function knownOutcome(disposition: string | null): Disposition | null {
  return OUTCOMES.find((outcome) => outcome === disposition) ?? null;
}
