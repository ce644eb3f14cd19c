import type { ReactNode } from 'react';
import type { WordedIntent } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR, type EditorWords } from '../messages/editor';
import { ItemBox, replaced, without } from './item-box';
import { AnswerText } from './plain-rows';
import type { CellProps } from './row';
import { WordListField } from './word-list-field';

type Slot = NonNullable<WordedIntent['slots']>[number];
const MOST = 5;
const KINDS = ['amount', 'currency', 'date', 'card-tail', 'phone', 'email', 'branch', 'count'] as const;

export function SlotList({ locale, value = [], onChange }: CellProps<'slots'>): ReactNode {
  const words = useWords(EDITOR);
  return (
    <>
      {value.map((slot, index) => (
        <ItemBox
          key={index}
          title={fill(words.slot, { n: index + 1 })}
          onRemove={() => onChange(without(value, index))}
        >
          <SlotFields
            slot={slot}
            locale={locale}
            onChange={(changed) => onChange(replaced(value, index, { ...slot, ...changed }))}
          />
        </ItemBox>
      ))}
      {value.length < MOST && (
        <button
          type="button"
          className="link"
          onClick={() => onChange([...value, { name: '', type: 'amount', ask: '', retry: '', tries: 2 }])}
        >
          + {words.addSlot}
        </button>
      )}
    </>
  );
}

interface Props {
  slot: Slot;
  locale: CellProps<'slots'>['locale'];
  onChange: (changed: Partial<Slot>) => void;
}

function SlotFields({ slot, locale, onChange }: Props): ReactNode {
  const words = useWords(EDITOR);
  return (
    <>
      <div className="inline-fields">
        <label>
          {words.slotName}
          <input
            value={slot.name}
            maxLength={50}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => onChange({ name: event.target.value.trim() })}
          />
        </label>
        <KindChoice kind={slot.type} words={words} onChange={(type) => onChange({ type })} />
        <label>
          {words.slotTries}
          <input
            type="number"
            min={1}
            max={5}
            value={slot.tries}
            onChange={(event) =>
              onChange({ tries: Math.min(5, Math.max(1, event.target.valueAsNumber || 1)) })
            }
          />
        </label>
      </div>
      {slot.type === 'choice' && (
        <WordListField
          label={words.slotOptions}
          words={slot.options ?? []}
          onChange={(options) => onChange({ options })}
        />
      )}
      <span className="sub-label">{words.slotAsk}</span>
      <AnswerText
        label={words.slotAsk}
        locale={locale}
        text={slot.ask}
        onChange={(ask) => onChange({ ask })}
      />
      <span className="sub-label">{words.slotRetry}</span>
      <AnswerText
        label={words.slotRetry}
        locale={locale}
        text={slot.retry}
        onChange={(retry) => onChange({ retry })}
      />
    </>
  );
}

function KindChoice({
  kind,
  words,
  onChange,
}: {
  kind: string;
  words: EditorWords;
  onChange: (kind: string) => void;
}): ReactNode {
  const known = kind === 'choice' || kind === 'text' || KINDS.some((each) => each === kind);
  return (
    <label>
      {words.slotType}
      <select value={kind} onChange={(event) => onChange(event.target.value)}>
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {words.kinds[each]}
          </option>
        ))}
        <option value="choice">{words.kindChoice}</option>
        <option value="text">{words.kindText}</option>
        {!known && <option value={kind}>{kind}</option>}
      </select>
    </label>
  );
}
