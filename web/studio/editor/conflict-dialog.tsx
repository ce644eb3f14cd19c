import { useMemo, useState, type ReactNode } from 'react';
import type { IntentSheet } from '../../../src/contract/studio';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { useWords } from '../lib/words';
import { EDITOR, type EditorWords } from '../messages/editor';
import { merge, settle, type Clash, type Taken } from './merge';
import { fromSheet, type Edited } from './model';
import { asText } from './as-text';

interface Props {
  base: IntentSheet;
  mine: Edited;
  theirs: IntentSheet;
  onSave: (edited: Edited) => void;
  onEdit: (edited: Edited) => void;
  /** Theirs as it is. */
  onDrop: () => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

/** Two people changed the same intent: what differs side by side, and a choice for each. */
export function ConflictDialog({ base, mine, theirs, onSave, onEdit, onDrop, onClose }: Props): ReactNode {
  const words = useWords(EDITOR);
  const { locale } = usePrefs();
  const merged = useMemo(() => merge(fromSheet(base), mine, fromSheet(theirs)), [base, mine, theirs]);
  const [sides, setSides] = useState<Side[]>([]);
  const sideOf = (index: number): Side => sides[index] ?? 'mine';
  const name = theirs.touched?.by.displayName ?? words.someone;
  const result = (): Edited =>
    merged.clashes.reduce(
      (edited, clash, index) => settle(edited, clash, clash[sideOf(index)]),
      merged.merged,
    );
  return (
    <Dialog title={fill(words.conflictTitle, { name })} onClose={onClose}>
      <div className="dialog-body conflict">
        <p>
          {fill(words.conflictLead, {
            time: theirs.touched === null ? '' : clock(theirs.touched.at, locale),
          })}
        </p>
        {merged.taken.length > 0 && (
          <p className="soft">
            {fill(words.conflictTaken, {
              fields: merged.taken.map((each) => nameOf(each, words)).join(locale === 'en' ? ', ' : '、'),
            })}
          </p>
        )}
        {merged.clashes.map((clash, index) => (
          <ClashChoice
            key={nameOf(clash, words)}
            clash={clash}
            name={name}
            side={sideOf(index)}
            onChoose={(side) =>
              setSides(merged.clashes.map((_, place) => (place === index ? side : sideOf(place))))
            }
          />
        ))}
        <footer>
          <button type="button" className="danger" onClick={onDrop}>
            {words.conflictDrop}
          </button>
          <button type="button" onClick={() => onEdit(result())}>
            {words.conflictEdit}
          </button>
          <button type="button" className="primary" onClick={() => onSave(result())}>
            {words.conflictSave}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

interface ClashProps {
  clash: Clash;
  name: string;
  side: Side;
  onChoose: (side: Side) => void;
}

function ClashChoice({ clash, name, side, onChoose }: ClashProps): ReactNode {
  const words = useWords(EDITOR);
  const label = nameOf(clash, words);
  return (
    <fieldset className="clash">
      <legend>{label}</legend>
      {(['mine', 'theirs'] as const).map((each) => (
        <label key={each} className={side === each ? 'is-chosen' : undefined}>
          <span>
            <input type="radio" name={label} checked={side === each} onChange={() => onChoose(each)} />{' '}
            {each === 'mine' ? words.mine : fill(words.theirs, { name })}
          </span>
          <span className="clash-text" lang={clash.locale ?? undefined}>
            {asText(clash[each]) || words.empty}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Such as "Answer (English)". */
function nameOf({ locale, field }: Taken | Clash, words: EditorWords): string {
  const label = field === 'escalate' ? words.handOff : words[field];
  const language = LOCALE_NAMES.find(([id]) => id === locale)?.[1];
  return language === undefined ? label : `${label} (${language})`;
}
