import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import type { BoardAgent, BoardQueue, BoardRow, BoardView } from '../../../src/contract/board';
import { ApiError } from '../../shared/lib/http';
import { fill } from '../../shared/locale';
import { MoveDialog } from '../details/move-dialog';
import { api } from '../lib/api';
import { useDeskLive } from '../lib/desk-events';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useRoute } from '../lib/use-route';
import { TopBar } from '../shell/top-bar';
import { AgentDialog } from './agent-dialog';
import { AgentTable } from './agent-table';
import { AssignDialog } from './assign-dialog';
import { DoorsDialog } from './doors-dialog';
import { QueueTable } from './queue-table';
import { TalkTable, type TalkAction } from './talk-table';
import { TakeDialog } from './take-dialog';
import { useBoardTexts } from './texts';
import { useBoard } from './use-board';
import { WhisperDialog } from './whisper-dialog';
import './board.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

type Open =
  | { kind: 'doors'; queue: BoardQueue }
  | { kind: 'agent'; agent: BoardAgent }
  | { kind: 'whisper' | 'assign' | 'take'; row: BoardRow }
  | { kind: 'transfer'; escalation: EscalationView };

/** The desk as it is now, for those who lead it. */
export function BoardPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useBoardTexts();
  const common = useTexts();
  const { view, error, refresh } = useBoard();
  const [, go] = useRoute();
  const [open, setOpen] = useState<Open | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    document.title = `${texts.title} · ${common.product}`;
  }, [texts, common]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  const act = (action: TalkAction, row: BoardRow): void => {
    setFailure(null);
    if (action === 'listen') go(`c/${row.conversationId}`);
    else if (action !== 'transfer') setOpen({ kind: action, row });
    // Why read first: the dialog shows the conversation as it is now, not as the list had it.
    else
      void api.escalation(row.id).then((escalation) => setOpen({ kind: 'transfer', escalation }), setFailure);
  };
  const close = (): void => setOpen(null);
  const done = (): void => {
    setOpen(null);
    refresh();
  };

  return (
    <div className="page board">
      <TopBar me={me} page="board" onSignOut={onSignOut} />
      <main>
        {(failure ?? error) !== null && (
          <p className="error" role="alert">
            {explain(failure ?? error, common)}
          </p>
        )}
        {view === null ? (
          <>
            <h1>{texts.title}</h1>
            <p className="soft" aria-busy="true">
              {error === null && common.loading}
            </p>
          </>
        ) : (
          <Lists view={view} me={me} onAction={act} onOpen={setOpen} />
        )}
      </main>
      {open?.kind === 'doors' && <DoorsDialog queue={open.queue} onClose={close} onDone={done} />}
      {open?.kind === 'agent' && (
        <AgentDialog agent={open.agent} queues={view?.queues ?? []} onClose={close} onDone={done} />
      )}
      {open?.kind === 'whisper' && <WhisperDialog row={open.row} onClose={close} onDone={done} />}
      {open?.kind === 'assign' && <AssignDialog row={open.row} onClose={close} onDone={done} />}
      {open?.kind === 'take' && <TakeDialog row={open.row} onClose={close} onDone={done} />}
      {open?.kind === 'transfer' && (
        <MoveDialog
          kind="transfer"
          me={me}
          escalation={open.escalation}
          queues={view?.queues ?? []}
          onClose={close}
          onDone={done}
        />
      )}
    </div>
  );
}

interface ListsProps {
  view: BoardView;
  me: AgentView;
  onAction: (action: TalkAction, row: BoardRow) => void;
  onOpen: (open: Open) => void;
}

type Tab = 'inHand' | 'waiting';

function Lists({ view, me, onAction, onOpen }: ListsProps): ReactNode {
  const texts = useBoardTexts();
  const [queue, setQueue] = useState('');
  const [team, setTeam] = useState('');
  const [tab, setTab] = useState<Tab>('inHand');
  const titles = new Map(view.queues.map(({ id, title }) => [id, title]));
  const teams = [...new Set(view.agents.flatMap((agent) => agent.team ?? []))].sort();
  const people = view.agents.filter(
    (agent) =>
      (team === '' || agent.team === team) &&
      (queue === '' || agent.queues.length === 0 || agent.queues.includes(queue)),
  );
  const inTeam = new Set(people.map(({ id }) => id));
  const shown = (row: BoardRow): boolean =>
    (queue === '' || row.queue === queue) && (team === '' || row.owner === null || inTeam.has(row.owner.id));
  const lists = { inHand: view.inHand.filter(shown), waiting: view.waiting.filter(shown) };
  return (
    <>
      <header className="page-head">
        <h1>{texts.title}</h1>
        <AsOf at={view.at} />
        <span className="filters">
          <Choice
            label={texts.queue}
            all={texts.allQueues}
            value={queue}
            onChange={setQueue}
            options={[...titles]}
          />
          {teams.length > 0 && (
            <Choice
              label={texts.team}
              all={texts.allTeams}
              value={team}
              onChange={setTeam}
              options={teams.map((each) => [each, each])}
            />
          )}
        </span>
      </header>
      <section aria-label={texts.queues}>
        <h2>{texts.queues}</h2>
        {view.queues.length === 0 ? (
          <p className="empty">{texts.noQueues}</p>
        ) : (
          <QueueTable
            queues={view.queues.filter(({ id }) => queue === '' || id === queue)}
            onDoors={(each) => onOpen({ kind: 'doors', queue: each })}
          />
        )}
      </section>
      <section aria-label={texts.conversations}>
        <div className="tabs" role="group" aria-label={texts.conversations}>
          {(['inHand', 'waiting'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
              {texts[each]} <span className="count">{lists[each].length}</span>
            </button>
          ))}
          <span className="soft keys-hint">{texts.keys}</span>
        </div>
        {lists[tab].length === 0 ? (
          <p className="empty">{tab === 'waiting' ? texts.noWaiting : texts.noInHand}</p>
        ) : (
          <TalkTable key={tab} rows={lists[tab]} titles={titles} me={me.id} onAction={onAction} />
        )}
        {view.cut && <p className="soft">{texts.cut}</p>}
      </section>
      <section aria-label={texts.agents}>
        <h2>
          {texts.agents} <span className="count">{people.length}</span>
        </h2>
        {people.length === 0 ? (
          <p className="empty">{view.agents.length === 0 ? texts.noAgents : texts.nothingFits}</p>
        ) : (
          <AgentTable
            agents={people}
            inHand={view.inHand}
            onChange={(agent) => onOpen({ kind: 'agent', agent })}
            onListen={(row) => onAction('listen', row)}
          />
        )}
      </section>
    </>
  );
}

function AsOf({ at }: { at: string }): ReactNode {
  const texts = useBoardTexts();
  const live = useDeskLive();
  const time = new Date(at).toLocaleTimeString([], { hour12: false });
  return (
    <span className={`live-now${live ? ' is-live' : ''}`} role="status" title={fill(texts.asOf, { time })}>
      <span className="dot" aria-hidden="true" />
      {live ? texts.live : `${texts.lost} · ${fill(texts.asOf, { time })}`}
    </span>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string;
  onChange: (value: string) => void;
  options: [string, string][];
}

function Choice({ label, all, value, onChange, options }: ChoiceProps): ReactNode {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {options.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
