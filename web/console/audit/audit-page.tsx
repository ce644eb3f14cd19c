import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { useLoaded } from '../../shared/lib/use-loaded';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { EVERYTHING, queryOf, type AuditQuery } from './query';
import { useAuditTexts } from './texts';
import { useEntries } from './use-entries';
import { VerifyPanel } from './verify-panel';
import './audit.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

const loadPeople = async (): Promise<AgentView[]> => (await peopleApi.agents()).agents;

/** Who did what, whether it is still as it was written, and all of it as a file. */
export function AuditPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = useAuditTexts();
  const [query, setQuery] = useState<AuditQuery>(EVERYTHING);
  const people = useLoaded('agents', loadPeople).data ?? [];
  const { entries, more, error, older } = useEntries(query);
  useEffect(() => {
    document.title = `${words.title} · ${texts.product}`;
  }, [words, texts]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);
  return (
    <div className="page audit">
      <TopBar me={me} page="audit" onSignOut={onSignOut} />
      <main>
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.hint}</p>
        </div>
        <VerifyPanel exportHref={`/api/audit/export?${queryOf(query)}`} />
        <AuditFilters query={query} people={people} onChange={setQuery} />
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {entries?.length === 0 && <p className="empty">{words.none}</p>}
        {entries && entries.length > 0 && <AuditTable entries={entries} people={people} />}
        {more && (
          <button type="button" className="older" onClick={older}>
            {words.older}
          </button>
        )}
      </main>
    </div>
  );
}
