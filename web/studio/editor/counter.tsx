import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { countSms } from '../../shared/lib/segments';
import { useWords } from '../lib/words';
import { EDITOR, type EditorWords } from '../messages/editor';

const MOST_SMS = 2;

/** Length of a text, and what it costs as SMS. */
export function countText(text: string, words: EditorWords): { text: string; many: boolean } {
  const { parts } = countSms(text);
  const segments = parts === 1 ? words.segment : fill(words.segments, { n: parts });
  return {
    text: `${fill(words.characters, { n: [...text].length })} · ${segments}`,
    many: parts > MOST_SMS,
  };
}

/** `strict`: more SMS than one should send are marked. */
export function Counter({ text, strict = false }: { text: string; strict?: boolean }): ReactNode {
  const words = useWords(EDITOR);
  const count = countText(text, words);
  return <span className={`counter${strict && count.many ? ' warn' : ''}`}>{count.text}</span>;
}
