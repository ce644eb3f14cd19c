import type { ReactNode } from 'react';
import { useTexts } from '../lib/texts';
import type { PeopleFilter } from './filter';
import { ROLE_TEXTS } from './roles';
import { usePeopleTexts } from './texts';

interface Props {
  filter: PeopleFilter;
  teams: string[];
  onChange: (filter: PeopleFilter) => void;
}

export function PeopleFilters({ filter, teams, onChange }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const set = (part: Partial<PeopleFilter>): void => onChange({ ...filter, ...part });
  return (
    <div className="people-filters">
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <select
        aria-label={texts.role}
        value={filter.role}
        onChange={(event) => set({ role: event.target.value })}
      >
        <option value="">{words.allRoles}</option>
        {Object.entries(ROLE_TEXTS).map(([role, key]) => (
          <option key={role} value={role}>
            {texts[key]}
          </option>
        ))}
      </select>
      {teams.length > 0 && (
        <select
          aria-label={words.team}
          value={filter.team}
          onChange={(event) => set({ team: event.target.value })}
        >
          <option value="">{words.allTeams}</option>
          {teams.map((team) => (
            <option key={team}>{team}</option>
          ))}
        </select>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={filter.disabled}
          onChange={(event) => set({ disabled: event.target.checked })}
        />
        {words.showDisabled}
      </label>
    </div>
  );
}
