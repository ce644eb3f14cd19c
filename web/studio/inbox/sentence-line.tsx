import type { ReactNode } from 'react';
import type { MissedView } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { useInboxTexts } from './texts';
import { useNamed } from './use-named';

interface Props {
  sentence: MissedView;
  chosen: boolean;
  onChoose: () => void;
}

/** One sentence as customers said it, with how often, and what agents wrote about it. */
export function SentenceLine({ sentence, chosen, onChoose }: Props): ReactNode {
  const texts = useInboxTexts();
  const named = useNamed();
  const { text, locale, count, correct, notes } = sentence;
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={chosen}
          onChange={onChoose}
          aria-label={fill(texts.choose, { text })}
        />
        <q lang={locale}>{text}</q>
        <span className="soft">{count === 1 ? texts.once : fill(texts.times, { n: count })}</span>
      </label>
      {(correct !== null || notes.length > 0) && (
        <div className="agent-says">
          {correct !== null && (
            <p>
              <span className="soft">{texts.meant}</span> <b>{named(correct).title}</b>
            </p>
          )}
          {notes.map((note, index) => (
            <p key={index}>
              <span className="soft">{texts.note}</span> {note}
            </p>
          ))}
        </div>
      )}
    </li>
  );
}
