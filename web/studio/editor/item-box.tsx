import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';

interface Props {
  title: string;
  onRemove: () => void;
  children: ReactNode;
}

/** One of several: its fields in a frame, with a way to take it out. */
export function ItemBox({ title, onRemove, children }: Props): ReactNode {
  const words = useWords(EDITOR);
  return (
    <fieldset className="item-box">
      <legend>{title}</legend>
      <button
        type="button"
        className="quiet remove"
        aria-label={fill(words.remove_, { what: title })}
        onClick={onRemove}
      >
        ✕
      </button>
      {children}
    </fieldset>
  );
}

/** The list with one item changed. */
export const replaced = <T,>(list: readonly T[], at: number, item: T): T[] =>
  list.map((each, index) => (index === at ? item : each));

/** The list without one item; undefined for an empty one. */
export function without<T>(list: readonly T[], at: number): T[] | undefined {
  const left = list.filter((_, index) => index !== at);
  return left.length === 0 ? undefined : left;
}
