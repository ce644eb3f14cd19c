import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { WordListView } from '../../../src/contract/assist';
import { ApiError } from '../../shared/lib/http';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { composeApi } from '../compose/compose-api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useCannedWords } from './words';

const MOST = 500;
const LONGEST = 60;

interface Props {
  list: WordListView;
  onChanged: () => Promise<void>;
}

/** One list, a word per line. */
export function WordList({ list, onChanged }: Props): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const { locale } = usePrefs();
  const [text, setText] = useState(list.words.join('\n'));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const wanted = wordsIn(text);
  const changed = wanted.join('\n') !== list.words.join('\n');
  const tooMany = wanted.length > MOST || wanted.some((word) => word.length > LONGEST);
  const conflict = error instanceof ApiError && error.code === 'CONFLICT';
  const title = LOCALE_NAMES.find(([id]) => id === list.locale)?.[1] ?? list.locale;

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    composeApi
      .setWords(list.locale, wanted, list.version)
      .then(onChanged)
      .catch((failed: unknown) => {
        setError(failed);
        setBusy(false);
      });
  };
  return (
    <form className="card" onSubmit={submit}>
      <label>
        {title}
        <textarea
          rows={12}
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
        />
      </label>
      <p className="soft">
        {fill(words.wordsCount, { n: wanted.length, max: MOST })} ·{' '}
        {list.by === null || list.at === null
          ? words.wordsNever
          : fill(words.wordsBy, { name: list.by.displayName, time: clock(list.at, locale) })}
      </p>
      {tooMany && <p className="field-error">{fill(words.wordsTooMany, { max: MOST })}</p>}
      {error !== null && (
        <p className="error" role="alert">
          {conflict ? words.errConflict : explain(error, texts)}{' '}
          {conflict && (
            <button type="button" onClick={() => void onChanged()}>
              {words.reload}
            </button>
          )}
        </p>
      )}
      <button type="submit" className="primary" disabled={!changed || tooMany || busy}>
        {words.save}
      </button>
    </form>
  );
}

function wordsIn(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
