import { useState, type ReactNode } from 'react';
import type { IntentChoice } from '../../../src/contract/assist';
import { useLoaded } from '../../shared/lib/use-loaded';
import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { composeApi } from './compose-api';
import { useComposeWords } from './words';

const MOST = 8;

interface Props {
  meant: string | null;
  onMeant: (intent: string | null) => void;
}

/** Finds the question that a customer meant, by title, first letters or id. */
export function IntentField({ meant, onMeant }: Props): ReactNode {
  const words = useComposeWords();
  const [text, setText] = useState('');
  const { data } = useLoaded(usePrefs().locale, (locale) => composeApi.intents(locale as Locale));
  const found = foundIn(data ?? [], text);
  const chosen = data?.find(({ id }) => id === meant);
  return (
    <fieldset className="intent-field">
      <label>
        {words.meant}
        <input
          type="search"
          data-focus
          value={text}
          placeholder={words.meantFind}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {data !== null && text !== '' && found.length === 0 && <p className="soft">{words.meantNoneFound}</p>}
      <div className="intent-choices" role="radiogroup" aria-label={words.meant}>
        {chosen !== undefined && !found.includes(chosen) && choice(chosen)}
        {found.map(choice)}
      </div>
    </fieldset>
  );

  function choice({ id, title }: IntentChoice): ReactNode {
    return (
      <label key={id}>
        <input type="radio" name="intent" value={id} checked={meant === id} onChange={() => onMeant(id)} />
        {title} <code>{id}</code>
      </label>
    );
  }
}

function foundIn(all: IntentChoice[], text: string): IntentChoice[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = ({ id, title, initials }: IntentChoice): number => {
    if (title.toLowerCase().includes(wanted)) return title.toLowerCase().startsWith(wanted) ? 4 : 3;
    if (initials.includes(wanted)) return initials.startsWith(wanted) ? 2 : 1;
    return id.includes(wanted) ? 1 : 0;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((each) => each.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}
