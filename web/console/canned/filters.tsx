import type { ReactNode } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { LOCALE_NAMES } from '../../shared/locale';
import { foldersOf, type Filter } from './filter';
import { useCannedWords } from './words';

interface Props {
  filter: Filter;
  all: CannedView[];
  onFilter: (filter: Filter) => void;
}

export function Filters({ filter, all, onFilter }: Props): ReactNode {
  const words = useCannedWords();
  const folders = foldersOf(all);
  const change = (part: Partial<Filter>): void => onFilter({ ...filter, ...part });
  return (
    <div className="canned-filters">
      <input
        type="search"
        value={filter.text}
        aria-label={words.find}
        placeholder={words.find}
        onChange={(event) => change({ text: event.target.value })}
      />
      <select
        value={filter.scope}
        aria-label={words.scope}
        onChange={(event) => change({ scope: event.target.value as Filter['scope'] })}
      >
        <option value="">{words.all}</option>
        <option value="shared">{words.shared}</option>
        <option value="personal">{words.personal}</option>
      </select>
      <select
        value={filter.locale}
        aria-label={words.language}
        onChange={(event) => change({ locale: event.target.value as Filter['locale'] })}
      >
        <option value="">{words.everyLanguage}</option>
        {LOCALE_NAMES.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {folders.length > 0 && (
        <select
          value={filter.folder}
          aria-label={words.folder}
          onChange={(event) => change({ folder: event.target.value })}
        >
          <option value="">{words.folder}</option>
          {folders.map((folder) => (
            <option key={folder}>{folder}</option>
          ))}
        </select>
      )}
    </div>
  );
}
