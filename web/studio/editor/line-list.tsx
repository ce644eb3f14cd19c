import { useEffect, useMemo, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { fill, type Locale } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { GrowingText } from './growing-text';
import { linesOf, repeated } from './lines';

interface Props {
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  locale: Locale;
  /** Name of a line, with `{n}`. */
  label: string;
  add: string;
  maxLength?: number;
  /** Say how many there are. */
  counted?: boolean;
  /** Lines that something is wrong with. */
  isMarked?: (line: string) => boolean;
}

/** Lines that are written one after another: Enter for the next, Backspace in an empty one takes it away, many lines at once by pasting. */
export function LineList({
  lines,
  onChange,
  locale,
  label,
  add,
  maxLength = 500,
  counted = false,
  isMarked,
}: Props): ReactNode {
  const words = useWords(EDITOR);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<number | null>(null);
  const again = useMemo(() => repeated(lines), [lines]);

  useEffect(() => {
    if (wanted.current === null) return;
    focusLine(list.current, wanted.current);
    wanted.current = null;
  });

  const put = (next: string[], focus: number | null): void => {
    wanted.current = focus;
    onChange(next);
  };
  const insert = (at: number, added: string[]): void =>
    put([...lines.slice(0, at), ...added, ...lines.slice(at)], at + added.length - 1);
  const remove = (at: number, focus: number): void =>
    put(
      lines.filter((_, index) => index !== at),
      focus,
    );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, at: number): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (lines[at] !== '') insert(at + 1, ['']);
    } else if (event.key === 'Backspace' && lines[at] === '') {
      event.preventDefault();
      remove(at, Math.max(0, at - 1));
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      focusLine(list.current, at + (event.key === 'ArrowUp' ? -1 : 1));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>, at: number): void => {
    const pasted = linesOf(event.clipboardData.getData('text'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const kept = lines[at] === '' ? [] : [lines[at] ?? ''];
    put(
      [...lines.slice(0, at), ...kept, ...pasted, ...lines.slice(at + 1)],
      at + kept.length + pasted.length - 1,
    );
  };
  return (
    <div className="line-list">
      <ul ref={list}>
        {lines.map((line, index) => (
          <li key={index} className={again.has(index) || isMarked?.(line) === true ? 'marked' : undefined}>
            <GrowingText
              value={line}
              lang={locale}
              maxLength={maxLength}
              aria-label={fill(label, { n: index + 1 })}
              aria-invalid={again.has(index) || isMarked?.(line) === true}
              onChange={(event) => {
                const text = event.target.value.replace(/\r?\n/g, ' ');
                put(
                  lines.map((each, place) => (place === index ? text : each)),
                  null,
                );
              }}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPaste={(event) => onPaste(event, index)}
            />
            <button
              type="button"
              className="quiet remove"
              tabIndex={-1}
              aria-label={fill(words.remove_, { what: fill(label, { n: index + 1 }) })}
              onClick={() => remove(index, index === 0 ? 0 : index - 1)}
            >
              ✕
            </button>
            {again.has(index) && <span className="line-note">{words.duplicate}</span>}
          </li>
        ))}
      </ul>
      <p className="line-foot">
        <button type="button" className="link" onClick={() => insert(lines.length, [''])}>
          + {add}
        </button>
        {counted && <span className="counter">{lines.filter((line) => line.trim() !== '').length}</span>}
      </p>
    </div>
  );
}

function focusLine(list: HTMLUListElement | null, at: number): void {
  const field = list?.querySelectorAll('textarea')[at];
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
