import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { IntentRow } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { useInboxTexts } from './texts';
import type { Target } from './use-inbox-actions';

const MOST = 8;

interface Props {
  intents: readonly IntentRow[];
  onPick: (target: Target) => void;
  onClose: () => void;
}

/** Finds an intent by its title in any language or by its id, with the keyboard alone if one likes. */
export function IntentPicker({ intents, onPick, onClose }: Props): ReactNode {
  const texts = useInboxTexts();
  const { locale } = usePrefs();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [active, setActive] = useState(0);
  const found = search(intents, wanted);
  const pick = (row: IntentRow | undefined): void => {
    if (row !== undefined) onPick({ intent: row.id, title: row.titles[locale] });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') pick(found[active]);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="picker">
      <input
        role="combobox"
        aria-label={texts.search}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found[active] && `${id}-${active}`}
        placeholder={texts.searchHint}
        autoComplete="off"
        autoFocus
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="quiet" onClick={onClose}>
        {texts.cancel}
      </button>
      <ul id={id} role="listbox" aria-label={texts.search} hidden={found.length === 0}>
        {found.map((row, index) => (
          <li
            key={row.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseEnter={() => setActive(index)}
            onClick={() => pick(row)}
          >
            <b>{row.titles[locale]}</b> <span className="soft">{otherTitles(row, row.titles[locale])}</span>
            <code>{row.id}</code>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="soft" role="status">
          {texts.searchNone}
        </p>
      )}
    </div>
  );
}

const otherTitles = (row: IntentRow, own: string): string =>
  [...new Set(Object.values(row.titles))].filter((title) => title !== own).join(' · ');

/** Those that hold every word of it; those whose title begins with it first. */
function search(intents: readonly IntentRow[], wanted: string): IntentRow[] {
  const words = wanted.toLowerCase().split(/\s+/u).filter(Boolean);
  const hay = (row: IntentRow): string[] =>
    [...Object.values(row.titles), row.id].map((t) => t.toLowerCase());
  const begins = (row: IntentRow): boolean => hay(row).some((text) => text.startsWith(words[0] ?? ''));
  return intents
    .filter((row) => words.every((word) => hay(row).some((text) => text.includes(word))))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)))
    .slice(0, MOST);
}
