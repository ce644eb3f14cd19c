import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { AuditEntryView } from '../../../src/contract/people';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useAuditTexts, type AuditMessages } from './texts';

interface Props {
  entries: AuditEntryView[];
  people: AgentView[];
}

export function AuditTable({ entries, people }: Props): ReactNode {
  const words = useAuditTexts();
  const { locale } = usePrefs();
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return (
    <div className="table">
      <table className="audit-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.detail}</th>
            <th scope="col">{words.network}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number}>
              <td className="figure" title={entry.hash}>
                {entry.number}
              </td>
              <td className="figure">{new Date(entry.at).toLocaleString(locale, { hour12: false })}</td>
              <td>{actorOf(entry, words)}</td>
              <th scope="row">{words.actions[entry.action]}</th>
              <td>
                <span className={`outcome ${entry.outcome}`}>{words[entry.outcome]}</span>
              </td>
              <td className="detail">
                {entry.subject !== '' && <b>{subjectOf(entry, names, words)}</b>}{' '}
                {Object.entries(entry.detail)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join(' · ')}
              </td>
              <td className="figure soft">{entry.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function actorOf({ actor, actorName }: AuditEntryView, words: AuditMessages): string {
  if (actor === 'system') return words.system;
  return actor === '' ? words.nobody : actorName;
}

const OF_CUSTOMERS = /^(?:contact|desk\.take|desk\.assign|privacy\.(?:preview|erase)|export\.transcript)/;

function subjectOf(
  { action, subject }: AuditEntryView,
  names: Map<string, string>,
  words: AuditMessages,
): string {
  if (OF_CUSTOMERS.test(action)) return fill(words.customer, { id: subject.slice(0, 8) });
  return names.get(subject) ?? subject;
}
