import type { ReactNode } from 'react';
import type { BoardAgent, BoardRow } from '../../../src/contract/board';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import { presenceText } from '../shell/presence-control';
import { Elapsed, SortHead } from './parts';
import { useSorted, type Columns } from './sorting';
import { useBoardTexts } from './texts';

interface Props {
  agents: BoardAgent[];
  inHand: BoardRow[];
  onChange: (agent: BoardAgent) => void;
  onListen: (row: BoardRow) => void;
}

const COLUMNS: Columns<BoardAgent> = {
  agent: ({ displayName }) => displayName,
  presence: ({ presence: { state, reason } }) => `${state} ${reason ?? ''}`,
  load: ({ load, cap }) => load / cap,
  has: ({ inHand: { offered, active, wrapup } }) => offered + active + wrapup,
  seen: ({ seenAt }) => (seenAt === null ? 0 : Date.parse(seenAt)),
};
const SHOWN = 4;

export function AgentTable({ agents, inHand, onChange, onListen }: Props): ReactNode {
  const texts = useBoardTexts();
  const { locale } = usePrefs();
  const { rows, sort, by } = useSorted(agents, COLUMNS, locale);
  const head = (column: string, label: string): ReactNode => (
    <SortHead {...{ column, label, sort }} onSort={by} />
  );
  return (
    <div className="table">
      <table className="board-table">
        <thead>
          <tr>
            {head('agent', texts.agent)}
            {head('presence', texts.presence)}
            {head('load', texts.load)}
            {head('has', texts.has)}
            {head('seen', texts.seen)}
            <th scope="col">
              <span className="hidden">{texts.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((agent) => (
            <AgentLine
              key={agent.id}
              agent={agent}
              held={inHand.filter(({ owner }) => owner?.id === agent.id)}
              onChange={() => onChange(agent)}
              onListen={onListen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  agent: BoardAgent;
  held: BoardRow[];
  onChange: () => void;
  onListen: (row: BoardRow) => void;
}

function AgentLine({ agent, held, onChange, onListen }: LineProps): ReactNode {
  const texts = useBoardTexts();
  const common = useTexts();
  const { displayName, team, presence, seenAt, idleSince, inHand } = agent;
  const idle = inHand.active + inHand.offered + inHand.wrapup === 0 && presence.state === 'available';
  return (
    <tr data-agent={agent.username}>
      <th scope="row">
        {displayName} {team !== null && <span className="soft">{team}</span>}
      </th>
      <td>
        <span className={`presence-of is-${presence.state}`}>
          <span className="dot" aria-hidden="true" />
          {presenceText(presence, common)} <Elapsed since={presence.since} />
        </span>
      </td>
      <td>
        <Load agent={agent} />
      </td>
      <td>
        <div className="has">
          {held.slice(0, SHOWN).map((row) => (
            <button
              key={row.id}
              type="button"
              className={`small ${row.state}`}
              title={`${texts.listen} · ${texts[stateOf(row)]}`}
              onClick={() => onListen(row)}
            >
              {customerName(row.customer, common)}
            </button>
          ))}
          {held.length > SHOWN && <span className="soft">+{held.length - SHOWN}</span>}
          {held.length === 0 &&
            (idle && idleSince !== null ? (
              <span className="soft">
                <Elapsed since={idleSince} words={texts.idle} />
              </span>
            ) : (
              <span className="soft">–</span>
            ))}
        </div>
      </td>
      <td>{seenAt === null ? '–' : <Elapsed since={seenAt} words={texts.ago} />}</td>
      <td className="actions">
        <button
          type="button"
          className="small"
          aria-label={fill(texts.changeTitle, { name: displayName })}
          onClick={onChange}
        >
          {texts.change}
        </button>
      </td>
    </tr>
  );
}

function stateOf({ state }: BoardRow): 'offered' | 'active' | 'wrapup' {
  return state === 'offered' || state === 'wrapup' ? state : 'active';
}

/** Occupancy now: what is in hand of what may be. */
function Load({ agent: { load, cap } }: { agent: BoardAgent }): ReactNode {
  const texts = useBoardTexts();
  const part = cap === 0 ? 1 : Math.min(1, load / cap);
  return (
    <span className={`occupancy${part >= 1 ? ' is-full' : ''}`}>
      <span className="occupancy-bar" aria-hidden="true">
        <span style={{ width: `${String(Math.round(part * 100))}%` }} />
      </span>
      {fill(texts.loadIs, { load, cap })} <span className="soft">{Math.round(part * 100)}%</span>
    </span>
  );
}
