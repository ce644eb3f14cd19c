import { useState, type ReactNode } from 'react';

interface Props {
  label: string;
  hint?: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
}

const split = (text: string): string[] =>
  text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A few words in one line, with commas between. */
export function WordListField({ label, hint, words, onChange }: Props): ReactNode {
  // Why kept as typed: a comma at the end is the beginning of the next word.
  const [typed, setTyped] = useState(words.join(', '));
  const shown = split(typed).join() === words.join() ? typed : words.join(', ');
  return (
    <label>
      {label}
      <input
        value={shown}
        placeholder={hint}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(split(event.target.value));
        }}
      />
    </label>
  );
}
