import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import { ROLE_TEXTS } from './roles';
import { usePeopleTexts } from './texts';

interface Props {
  me: AgentView;
  agents: AgentView[];
  queueTitle: (id: string) => string;
  onEdit: (agent: AgentView) => void;
}

const PRESENCE = { available: 'available', break: 'onBreak', offline: 'offline' } as const;

export function AgentTable({ me, agents, queueTitle, onEdit }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{texts.role}</th>
            <th scope="col">{words.team}</th>
            <th scope="col">{texts.queues}</th>
            <th scope="col">{words.skills}</th>
            <th scope="col">{texts.languages}</th>
            <th scope="col">{words.presence}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.id} className={agent.disabled ? 'off' : undefined}>
              <th scope="row">
                {agent.displayName} {agent.disabled && <span className="tag">{texts.disabled}</span>}
                <span className="soft">{agent.username}</span>
              </th>
              <td>{texts[ROLE_TEXTS[agent.role]]}</td>
              <td>{agent.team ?? '–'}</td>
              <td>{agent.queues.length === 0 ? texts.every : agent.queues.map(queueTitle).join(', ')}</td>
              <td>{agent.skills.join(', ') || '–'}</td>
              <td>
                {LOCALE_NAMES.filter(([id]) => agent.languages.includes(id))
                  .map(([, name]) => name)
                  .join(', ')}
              </td>
              <td className="presence">
                {words[PRESENCE[agent.presence.state]]}
                <span className="soft">
                  {agent.load} / {agent.cap}
                </span>
              </td>
              <td>
                {mayChange(me, agent) && (
                  <button
                    type="button"
                    aria-label={fill(words.changeOf, { name: agent.displayName })}
                    onClick={() => onEdit(agent)}
                  >
                    {words.change}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The server decides; this only leaves out what it would refuse. */
function mayChange(me: AgentView, { role }: AgentView): boolean {
  return me.role === 'admin' || (me.role === 'supervisor' && role === 'agent');
}
