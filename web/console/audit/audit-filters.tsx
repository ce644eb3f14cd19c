import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { AuditQuery } from './query';
import { useAuditTexts } from './texts';

interface Props {
  query: AuditQuery;
  people: AgentView[];
  onChange: (query: AuditQuery) => void;
}

const OUTCOMES = ['allowed', 'failed', 'refused'] as const;

export function AuditFilters({ query, people, onChange }: Props): ReactNode {
  const words = useAuditTexts();
  const field = (name: keyof AuditQuery) => ({
    value: query[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...query, [name]: event.target.value }),
  });
  return (
    <div className="audit-filters">
      <select aria-label={words.action} {...field('action')}>
        <option value="">{words.allActions}</option>
        {Object.entries(words.actions).map(([action, name]) => (
          <option key={action} value={action}>
            {name}
          </option>
        ))}
      </select>
      <select aria-label={words.outcome} {...field('outcome')}>
        <option value="">{words.allOutcomes}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {words[outcome]}
          </option>
        ))}
      </select>
      <select aria-label={words.who} {...field('actor')}>
        <option value="">{words.everybody}</option>
        <option value="system">{words.system}</option>
        {people.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </select>
      <input type="search" aria-label={words.about} placeholder={words.about} {...field('about')} />
      <label>
        {words.from} <input type="date" {...field('from')} />
      </label>
      <label>
        {words.to} <input type="date" {...field('to')} />
      </label>
    </div>
  );
}
