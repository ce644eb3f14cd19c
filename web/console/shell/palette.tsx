import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from '../../shared/ui/dialog';
import { useTexts } from '../lib/texts';
import { found, type Entry } from './palette-entries';

interface Props {
  entries: Entry[];
  onClose: () => void;
}

/** Everything that can be done or gone to, by typing a few letters of it. */
export function Palette({ entries, onClose }: Props): ReactNode {
  const texts = useTexts();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const hits = found(entries, text);
  const current = hits[Math.min(at, hits.length - 1)];

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, text]);

  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    // Why later: the dialog gives the focus back when it closes, and the action may want it elsewhere.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') run(current);
    else if (event.key === 'ArrowDown') setAt((n) => Math.min(n + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt((n) => Math.max(0, Math.min(n, hits.length - 1) - 1));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={texts.palette} onClose={onClose}>
      <div className="palette">
        <input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current && `palette-${current.id}`}
          aria-label={texts.paletteHint}
          placeholder={texts.paletteHint}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id="palette-list" role="listbox" aria-label={texts.palette} ref={list}>
          {hits.map((entry) => (
            <li
              key={entry.id}
              id={`palette-${entry.id}`}
              role="option"
              aria-selected={entry === current}
              onClick={() => run(entry)}
            >
              <span className="palette-kind">{texts[entry.kind]}</span>
              <span className="palette-title">{entry.title}</span>
              {entry.keys !== undefined && <kbd>{entry.keys}</kbd>}
            </li>
          ))}
        </ul>
        {hits.length === 0 && <p className="soft">{texts.paletteNothing}</p>}
      </div>
    </Dialog>
  );
}
