import type { ReactNode } from 'react';
import type { MissedListView, MissedView } from '../../../src/contract/studio';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';
import { useInboxTexts } from './texts';

export interface Filter {
  state: MissedView['state'];
  locale?: Locale;
  kind?: MissedView['kind'];
}

const STATES = { new: 'stateNew', done: 'stateDone', ignored: 'stateIgnored' } as const;
const KINDS = ['unanswered', 'unsure', 'thumbs-down', 'correction'] as const;

interface Props {
  filter: Filter;
  counts: MissedListView['counts'] | undefined;
  onFilter: (filter: Filter) => void;
}

export function InboxFilters({ filter, counts, onFilter }: Props): ReactNode {
  const texts = useInboxTexts();
  return (
    <div className="filters">
      <nav className="states" aria-label={texts.states}>
        {(['new', 'done', 'ignored'] as const).map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => onFilter({ ...filter, state })}
          >
            {texts[STATES[state]]} <span className="count">{counts?.[state] ?? '–'}</span>
          </button>
        ))}
      </nav>
      <Choice
        label={texts.filterLocale}
        value={filter.locale}
        options={LOCALE_NAMES}
        onChange={(locale) => onFilter(without(filter, 'locale', locale))}
      />
      <Choice
        label={texts.filterKind}
        value={filter.kind}
        options={KINDS.map((kind) => [kind, texts[kind]] as const)}
        onChange={(kind) => onFilter(without(filter, 'kind', kind))}
      />
    </div>
  );
}

function without<K extends 'locale' | 'kind'>(filter: Filter, key: K, value: Filter[K] | undefined): Filter {
  const { [key]: _, ...rest } = filter;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Filter;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>): ReactNode {
  const texts = useInboxTexts();
  return (
    <label className="choice">
      {label}
      <select
        value={value ?? ''}
        onChange={({ target }) => onChange(options.find(([id]) => id === target.value)?.[0])}
      >
        <option value="">{texts.all}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
