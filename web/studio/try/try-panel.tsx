import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fill, type Locale } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { TRY } from '../messages/try';
import { Failure } from '../ui/failure';
import { AddSentence } from './add-sentence';
import { Explanation } from './explanation';
import { Previews } from './previews';
import { Understood } from './understood';
import { useTry } from './use-try';
import './try.css';

interface Props {
  /** What is tried first. */
  text: string;
  locale: Locale | null;
  onText: (text: string) => void;
  onClose: () => void;
}

/** Tries a sentence on draft and live version: what is understood, why, what is sent, and where it should belong. */
export function TryPanel({ text: first, locale, onText, onClose }: Props): ReactNode {
  const words = useWords(TRY);
  const { catalogue, titleOf } = useStudio();
  const [text, setText] = useState(first);
  const [after, setAfter] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, live, state, error, run } = useTry({
    text,
    locale,
    lastIntent: after,
    version: catalogue?.version,
  });

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const put = (next: string): void => {
    setText(next);
    onText(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    run();
  };
  return (
    <aside className="try" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <div className="try-field">
        <textarea
          ref={field}
          value={text}
          rows={2}
          maxLength={2000}
          aria-label={words.sentence}
          placeholder={words.placeholder}
          onChange={(event) => put(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {after !== null && (
          <p className="soft following">
            {fill(words.following, { title: titleOf(after) })}{' '}
            <button type="button" className="link" onClick={() => setAfter(null)}>
              {words.stopFollowing}
            </button>
          </p>
        )}
      </div>
      <div className="try-result" aria-live="polite" aria-busy={state !== 'idle'}>
        {state !== 'idle' && (
          <p className="progress-line">
            <progress aria-label={words.working} />
            {state === 'learning' ? words.learning : words.working}
          </p>
        )}
        <Failure error={error} onRetry={run} />
        {draft === null && error === null && state === 'idle' && (
          <p className="soft start">
            <b>{words.start}</b> {words.startHint}
          </p>
        )}
        {draft !== null && text.trim() !== '' && (
          <>
            <Understood
              draft={draft}
              live={live}
              onFollow={(intent) => {
                setAfter(intent);
                put('');
                field.current?.focus();
              }}
            />
            <AddSentence text={text.trim()} result={draft} />
            <Explanation text={text.trim()} result={draft} />
            <Previews result={draft} />
          </>
        )}
      </div>
    </aside>
  );
}
