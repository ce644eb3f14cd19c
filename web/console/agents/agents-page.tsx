import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { Locale } from '../../../src/contract/understanding';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { AgentForm } from './agent-form';
import { AgentTable } from './agent-table';
import { EditDialog } from './edit-dialog';
import { ALL, fits, type PeopleFilter } from './filter';
import { PeopleFilters } from './people-filters';
import { usePeopleTexts } from './texts';
import './people.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

const load = async (): Promise<AgentView[]> => (await peopleApi.agents()).agents;

type Open = { kind: 'add' } | { kind: 'edit'; agent: AgentView } | null;

/** Who may sign in, and what they do. Supervisors change what agents serve, administrators everything. */
export function AgentsPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const { data, error, refresh } = useLoaded('agents', load);
  const queues = useLoaded(usePrefs().locale, (locale) => api.queue(locale as Locale)).data?.queues ?? [];
  const [filter, setFilter] = useState<PeopleFilter>(ALL);
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    document.title = `${words.title} · ${texts.product}`;
  }, [words, texts]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  const agents = data ?? [];
  const shown = agents.filter((agent) => fits(agent, filter));
  const teams = [...new Set(agents.flatMap(({ team }) => team ?? []))].sort();
  const done = (sentence: string): void => {
    setOpen(null);
    setSaid(sentence);
    void refresh();
  };
  return (
    <div className="page people">
      <TopBar me={me} page="agents" onSignOut={onSignOut} />
      <main>
        <header className="people-head">
          <div>
            <h1>{words.title}</h1>
            <p className="soft">{words.hint}</p>
          </div>
          {me.role === 'admin' && (
            <button type="button" className="primary" onClick={() => setOpen({ kind: 'add' })}>
              {words.add}
            </button>
          )}
        </header>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <PeopleFilters filter={filter} teams={teams} onChange={setFilter} />
        <p role="status" className="soft">
          {said === '' ? data && fill(words.count, { n: shown.length }) : said}
        </p>
        {data === null && error === null && <p className="soft">{texts.loading}</p>}
        {data !== null && shown.length === 0 && <p className="empty">{words.none}</p>}
        {shown.length > 0 && (
          <AgentTable
            me={me}
            agents={shown}
            queueTitle={(id) => queues.find((each) => each.id === id)?.title ?? id}
            onEdit={(agent) => setOpen({ kind: 'edit', agent })}
          />
        )}
      </main>
      {open?.kind === 'add' && (
        <AgentForm
          queues={queues}
          teams={teams}
          onClose={() => setOpen(null)}
          onCreated={(agent) => done(fill(texts.created_, { name: agent.displayName }))}
        />
      )}
      {open?.kind === 'edit' && (
        <EditDialog
          me={me}
          agent={open.agent}
          queues={queues}
          teams={teams}
          onClose={() => setOpen(null)}
          onSaved={(agent) => done(fill(words.saved, { name: agent.displayName }))}
        />
      )}
    </div>
  );
}
