import type { ReactNode } from 'react';
import { useReportTexts } from './messages';
import type { Choice } from './use-choices';

interface Props {
  label: string;
  choices: readonly Choice[];
  /** Empty: all. */
  value: string;
  onChange: (value: string) => void;
}

/** One of several, or all; nothing where there is nothing to choose. */
export function ChoiceField({ label, choices, value, onChange }: Props): ReactNode {
  const texts = useReportTexts();
  if (choices.length === 0) return null;
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{texts.all}</option>
        {choices.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
