import { useEffect, useRef, type ReactNode } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { fill, LOCALE_NAMES, type Locale } from '../../shared/locale';
import { useComposeWords } from './words';

export const CANNED_LIST = 'canned-list';
export const optionId = (index: number): string => `canned-${String(index)}`;

interface Props {
  list: CannedView[];
  /** There is none at all. */
  empty: boolean;
  query: string;
  active: number;
  locale: Locale;
  onPick: (canned: CannedView) => void;
}

/** The replies that fit what is typed behind the slash; the keys are the composer's matter. */
export function CannedPopup({ list, empty, query, active, locale, onPick }: Props): ReactNode {
  const words = useComposeWords();
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active, list]);
  return (
    <div className="canned-popup">
      {list.length === 0 ? (
        <p className="soft">{empty ? words.cannedEmpty : fill(words.cannedNone, { text: query })}</p>
      ) : (
        <ul id={CANNED_LIST} role="listbox" aria-label={words.cannedFind} ref={box}>
          {list.map((one, index) => (
            <li
              key={one.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              // Why not on click: the field would lose the focus before.
              onPointerDown={(event) => {
                event.preventDefault();
                onPick(one);
              }}
            >
              <p>
                <b>{one.title}</b>
                {one.shortcut !== '' && <code>/{one.shortcut}</code>}
                {one.locale !== locale && <span className="tag">{nameOf(one.locale)}</span>}
                {one.folder !== '' && <span className="soft">{one.folder}</span>}
              </p>
              <p className="soft">{one.text}</p>
            </li>
          ))}
        </ul>
      )}
      <footer className="soft">
        {words.cannedKeys}
        <a href="#/canned">{words.cannedManage}</a>
      </footer>
    </div>
  );
}

function nameOf(locale: Locale): string {
  return LOCALE_NAMES.find(([id]) => id === locale)?.[1] ?? locale;
}
