import type { ReactNode } from 'react';
import type { WordedIntent } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { ItemBox, replaced, without } from './item-box';
import { AnswerText } from './plain-rows';
import type { CellProps } from './row';
import { EscalateFields } from './shared-rows';
import { WordListField } from './word-list-field';

type Variant = NonNullable<WordedIntent['variants']>[number];
type Condition = Variant['if'];
const MOST = 10;

export function VariantList({ locale, value = [], onChange }: CellProps<'variants'>): ReactNode {
  const words = useWords(EDITOR);
  return (
    <>
      {value.map((variant, index) => {
        const put = (changed: Partial<Variant>): void =>
          onChange(replaced(value, index, { ...variant, ...changed }));
        return (
          <ItemBox
            key={index}
            title={fill(words.variant, { n: index + 1 })}
            onRemove={() => onChange(without(value, index))}
          >
            <ConditionFields condition={variant.if} onChange={(condition) => put({ if: condition })} />
            <AnswerText
              label={words.answer}
              locale={locale}
              text={variant.answer}
              onChange={(answer) => put({ answer })}
            />
            <details>
              <summary>
                {words.sms} · {words.buttons} · {words.handOff}
              </summary>
              <AnswerText
                label={words.sms}
                locale={locale}
                text={variant.sms ?? ''}
                onChange={(sms) => put({ sms })}
                strict
              />
              <WordListField
                label={words.buttons}
                words={variant.buttons ?? []}
                onChange={(buttons) => put({ buttons })}
              />
              <EscalateFields value={variant.escalate} onChange={(escalate) => put({ escalate })} />
            </details>
          </ItemBox>
        );
      })}
      {value.length < MOST && (
        <button type="button" className="link" onClick={() => onChange([...value, { if: {}, answer: '' }])}>
          + {words.addVariant}
        </button>
      )}
    </>
  );
}

/** All that is named must hold. */
function ConditionFields({
  condition,
  onChange,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
}): ReactNode {
  const words = useWords(EDITOR);
  const put = (key: keyof Condition, value: string): void => {
    const { [key]: _, ...rest } = condition;
    onChange(value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <div className="inline-fields">
      {Object.keys(condition).length === 0 && <span className="field-error">{words.always}</span>}
      <QueueChoice label={words.open} value={condition.open} onChange={(queue) => put('open', queue)} />
      <QueueChoice label={words.closed} value={condition.closed} onChange={(queue) => put('closed', queue)} />
      <WordListField
        label={words.tier}
        hint={words.tierHint}
        words={condition.tier ?? []}
        onChange={(tier) => {
          const { tier: _, ...rest } = condition;
          onChange(tier.length === 0 ? rest : { ...rest, tier });
        }}
      />
      {(['from', 'until'] as const).map((key) => (
        <label key={key}>
          {words[key]}
          <input
            type="date"
            value={condition[key] ?? ''}
            onChange={(event) => put(key, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}

function QueueChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (queue: string) => void;
}): ReactNode {
  const words = useWords(EDITOR);
  const { locale } = usePrefs();
  const queues = useStudio().catalogue?.queues ?? [];
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{words.anyQueue}</option>
        {queues.map(({ id, titles }) => (
          <option key={id} value={id}>
            {titles[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}
