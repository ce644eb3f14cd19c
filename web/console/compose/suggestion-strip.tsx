import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import type { Suggestion } from './use-suggestions';
import { useComposeWords } from './words';

interface Props {
  list: Suggestion[];
  onInsert: (suggestion: Suggestion) => void;
  onSend: (suggestion: Suggestion) => void;
  onHide: () => void;
}

/** Up to three answers of the bot's: a click inserts one, its button sends it. */
export function SuggestionStrip({ list, onInsert, onSend, onHide }: Props): ReactNode {
  const words = useComposeWords();
  if (list.length === 0) return null;
  return (
    <section className="suggestions" aria-label={words.suggestions}>
      <header>
        <h3>{words.suggestions}</h3>
        <span className="soft">{words.suggestionHint}</span>
        <button type="button" className="quiet" aria-label={words.hideSuggestions} onClick={onHide}>
          ✕
        </button>
      </header>
      <ol>
        {list.map((suggestion, index) => (
          <li key={suggestion.intent}>
            <button
              type="button"
              className="suggestion"
              aria-label={fill(words.insert, { title: suggestion.title })}
              title={suggestion.text}
              onClick={() => onInsert(suggestion)}
            >
              <b>{suggestion.title}</b>
              <span className="soft">{fill(words.sure, { n: Math.round(suggestion.score * 100) })}</span>
              <span className="suggestion-text">{suggestion.text}</span>
            </button>
            <button
              type="button"
              className="suggestion-send"
              aria-label={fill(words.sendNow, { title: suggestion.title })}
              onClick={() => onSend(suggestion)}
            >
              <kbd>Alt+{index + 1}</kbd>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
