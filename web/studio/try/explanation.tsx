import type { CSSProperties, ReactNode } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { TRY, type TryWords } from '../messages/try';
import { markedParts } from './marked-parts';

type Explained = NonNullable<TryResult['explanation']>;

/** Why the sentence was taken so: the pull of its words, known questions like it, and whether it is in scope at all. */
export function Explanation({ text, result }: { text: string; result: TryResult }): ReactNode {
  const words = useWords(TRY);
  const { titleOf } = useStudio();
  const { explanation } = result;
  if (explanation === null) return null;
  const aim = result.intent ?? result.alternatives[0] ?? null;
  return (
    <details className="why" open>
      <summary>{words.why}</summary>
      {aim !== null && explanation.words.length > 0 && (
        <>
          <h3>{fill(words.words, { title: titleOf(aim.intent) })}</h3>
          <Pulls text={text} explained={explanation} words={words} />
        </>
      )}
      {explanation.unknown.length > 0 && (
        <p className="found">
          <span className="soft">{words.unknown}</span>
          {explanation.unknown.map((word) => (
            <span key={word} className="tag warn">
              {word}
            </span>
          ))}
        </p>
      )}
      <Scope scope={explanation.scope} words={words} />
      {explanation.neighbours.length > 0 && (
        <>
          <h3>{words.neighbours}</h3>
          <ol className="neighbours">
            {explanation.neighbours.map(({ text: question, intent, similarity }) => (
              <li key={`${intent}${question}`}>
                <span>{question}</span>
                <span className="soft">
                  {titleOf(intent)} · {Math.round(similarity * 100)} %
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

function Pulls({
  text,
  explained,
  words,
}: {
  text: string;
  explained: Explained;
  words: TryWords;
}): ReactNode {
  const strongest = Math.max(...explained.words.map(({ pull }) => Math.abs(pull)), Number.MIN_VALUE);
  return (
    <p className="pulls">
      {markedParts(text, explained.words).map(({ text: part, pull }, index) =>
        pull === null ? (
          <span key={index}>{part}</span>
        ) : (
          <mark
            key={index}
            className={pull < 0 ? 'against' : 'for'}
            style={{ '--pull': `${Math.round((Math.abs(pull) / strongest) * 100)}%` } as CSSProperties}
            title={`${pull < 0 ? words.pullAgainst : words.pullFor} ${Math.abs(pull).toFixed(2)}`}
          >
            {part}
          </mark>
        ),
      )}
    </p>
  );
}

/** The score on a bar, with the line that it must pass. */
function Scope({ scope, words }: { scope: Explained['scope']; words: TryWords }): ReactNode {
  const value = { score: Math.round(scope.score * 100), threshold: Math.round(scope.threshold * 100) };
  const enough = scope.score >= scope.threshold;
  const label = fill(words.scopeValue, value);
  return (
    <div className="scope">
      <h3>{words.scope}</h3>
      <div
        className={`scope-bar ${enough ? 'enough' : 'short'}`}
        role="img"
        aria-label={label}
        style={{ '--score': `${value.score}%`, '--threshold': `${value.threshold}%` } as CSSProperties}
      />
      <p className="soft">
        {label}. {enough ? words.scopeAbove : words.scopeBelow}
      </p>
    </div>
  );
}
