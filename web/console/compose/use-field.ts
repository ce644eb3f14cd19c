import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { draftOf, keepDraft } from '../desk/draft';
import { nextPlace } from './places';

export interface Field {
  ref: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Where the agent writes. */
  cursor: number;
  typed: (field: HTMLTextAreaElement) => void;
  moved: (field: HTMLTextAreaElement) => void;
  /** Sets the text, and the cursor: behind it, at a position, or on the first place to fill in. */
  write: (text: string, cursor?: 'end' | 'place' | number) => void;
  /** Selects the next place to fill in; false when there is no other. */
  toNextPlace: () => boolean;
}

/** The text of the reply and the cursor in it; what is half written is kept. */
export function useField(conversationId: string): Field {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => draftOf(conversationId));
  const [cursor, setCursor] = useState(text.length);
  const wanted = useRef<[number, number] | null>(null);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    ref.current?.focus();
    ref.current?.setSelectionRange(...wanted.current);
    wanted.current = null;
  });
  const set = useCallback(
    (next: string) => {
      setText(next);
      keepDraft(conversationId, next);
    },
    [conversationId],
  );
  return {
    ref,
    text,
    cursor,
    typed: ({ value, selectionEnd }) => {
      set(value);
      setCursor(selectionEnd);
    },
    moved: ({ selectionEnd }) => setCursor(selectionEnd),
    write: (next, at = 'end') => {
      const place = at === 'place' ? nextPlace(next, 0) : null;
      const end = typeof at === 'number' ? at : next.length;
      wanted.current = place === null ? [end, end] : [place.start, place.end];
      set(next);
      setCursor(wanted.current[1]);
    },
    toNextPlace: () => {
      const field = ref.current;
      const place = field === null ? null : nextPlace(text, field.selectionEnd);
      if (field === null || place === null) return false;
      // Why: a place that is alone and selected must not hold the keyboard.
      if (place.start === field.selectionStart && place.end === field.selectionEnd) return false;
      field.setSelectionRange(place.start, place.end);
      return true;
    },
  };
}
