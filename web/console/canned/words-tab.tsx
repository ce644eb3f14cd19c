import { useState, type ReactNode } from 'react';
import type { WordListView } from '../../../src/contract/assist';
import { useLoaded } from '../../shared/lib/use-loaded';
import { composeApi } from '../compose/compose-api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { WordList } from './word-list';
import { useCannedWords } from './words';

/** The lists of sensitive words, one per language. */
export function WordsTab(): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const { data, error, refresh } = useLoaded('words', composeApi.wordLists);
  const [failure, setFailure] = useState<unknown>(null);
  const problem = failure ?? error;
  const none = data?.every((list) => list.words.length === 0) === true;
  const starter = (): void => {
    composeApi.starterWords().then(
      () => refresh(),
      (failed: unknown) => setFailure(failed),
    );
  };
  return (
    <>
      <p className="soft">{words.wordsHint}</p>
      {problem !== null && (
        <p className="error" role="alert">
          {explain(problem, texts)}
        </p>
      )}
      {none && (
        <p className="canned-bar">
          <button type="button" className="primary" onClick={starter}>
            {words.wordsStarter}
          </button>
        </p>
      )}
      <div className="word-lists">
        {data?.map((list: WordListView) => (
          <WordList key={`${list.locale} ${String(list.version)}`} list={list} onChanged={refresh} />
        ))}
      </div>
    </>
  );
}
