import { useEffect, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { Locale } from '../../../src/contract/understanding';
import { ApiError } from '../../shared/lib/http';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { useLoaded } from '../../shared/lib/use-loaded';
import { LOCALE_NAMES } from '../../shared/locale';
import { TopBar } from '../shell/top-bar';
import { AgentForm } from './agent-form';
import { ROLE_TEXTS } from './roles';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

const load = async (): Promise<AgentView[]> => (await api.agents()).agents;

/** Who may sign in. Administrators can add somebody. */
export function AgentsPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const { data, error, refresh } = useLoaded('agents', load);
  const queues = useLoaded(usePrefs().locale, (locale) => api.queue(locale as Locale)).data?.queues ?? [];

  useEffect(() => {
    document.title = `${texts.agents} · ${texts.product}`;
  }, [texts]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  return (
    <div className="page">
      <TopBar me={me} page="agents" onSignOut={onSignOut} />
      <main>
        <h1>{texts.agents}</h1>
        <p className="soft">{texts.agentsHint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <div className="table">
          <AgentTable
            agents={data ?? []}
            queueTitle={(id) => queues.find((each) => each.id === id)?.title ?? id}
          />
        </div>
        {me.role === 'admin' && <AgentForm queues={queues} onCreated={() => void refresh()} />}
      </main>
    </div>
  );
}

interface TableProps {
  agents: AgentView[];
  queueTitle: (id: string) => string;
}

function AgentTable({ agents, queueTitle }: TableProps): ReactNode {
  const texts = useTexts();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{texts.displayName}</th>
          <th scope="col">{texts.username}</th>
          <th scope="col">{texts.role}</th>
          <th scope="col">{texts.queues}</th>
          <th scope="col">{texts.languages}</th>
          <th scope="col">{texts.cap}</th>
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <tr key={agent.id}>
            <th scope="row">
              {agent.displayName} {agent.disabled && <span className="tag">{texts.disabled}</span>}
            </th>
            <td>{agent.username}</td>
            <td>{texts[ROLE_TEXTS[agent.role]]}</td>
            <td>{agent.queues.length === 0 ? texts.every : agent.queues.map(queueTitle).join(', ')}</td>
            <td>
              {LOCALE_NAMES.filter(([id]) => agent.languages.includes(id))
                .map(([, name]) => name)
                .join(', ')}
            </td>
            <td>{agent.cap}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
