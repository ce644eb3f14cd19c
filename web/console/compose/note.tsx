import { memo, useState, type ReactNode } from 'react';
import type { NoteView } from '../../../src/contract/assist';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useComposeWords } from './words';

/** A note that is this young (ms) when it is first shown has just come. */
const NEW = 15_000;

/** A word among colleagues, at its place in time; one that comes while somebody looks is lit up, without a sound. */
export const Note = memo(function Note({ note, mine }: { note: NoteView; mine: boolean }): ReactNode {
  const words = useComposeWords();
  const { locale } = usePrefs();
  const { kind, by, to, at, text } = note;
  const [fresh] = useState(() => !mine && Date.now() - Date.parse(at) < NEW);
  const title = kind === 'note' ? words.note : fill(words.whisperTo, { name: to?.displayName ?? '' });
  return (
    <article className={`message note ${kind}${fresh ? ' fresh' : ''}`}>
      <p className="message-head">
        <span className="tag">{title}</span> <b>{by.displayName}</b>{' '}
        <time dateTime={at}>{clock(at, locale)}</time>
        <span className="soft">{words.notSeen}</span>
      </p>
      <div className="bubble">{text}</div>
    </article>
  );
});
