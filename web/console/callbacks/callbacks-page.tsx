import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import type { CallbackView } from '../../../src/contract/callbacks';
import { ApiError } from '../../shared/lib/http';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill, type Locale } from '../../shared/locale';
import { MoveDialog } from '../details/move-dialog';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useRoute } from '../lib/use-route';
import { TopBar } from '../shell/top-bar';
import { AgainDialog } from './again-dialog';
import { CallbackRow, type CallbackAction } from './callback-row';
import { useCallbackTexts, type CallbackMessages } from './texts';
import { callbackApi, useCallbacks } from './use-callbacks';
import './callbacks.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

const FILTERS = ['all', 'calls', 'messages', 'mine'] as const;
type Filter = (typeof FILTERS)[number];
type Open = { kind: 'again'; row: CallbackView } | { kind: 'close'; escalation: EscalationView } | null;

/** Whom to call and what to answer. */
export function CallbacksPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useCallbackTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const { list, error, refresh } = useCallbacks();
  const queues = useLoaded(locale, (wanted) => api.queue(wanted as Locale)).data?.queues ?? [];
  const [filter, setFilter] = useState<Filter>('all');
  const [open, setOpen] = useState<Open>(null);
  const { busy, failure, said, act, noted } = useActions(refresh, setOpen);

  useEffect(() => {
    document.title = `${texts.title} · ${common.product}`;
  }, [texts, common]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  const shown = list?.filter((row) => fits(row, filter, me)) ?? [];
  const problem = failure ?? error;
  return (
    <div className="page callbacks">
      <TopBar me={me} page="callbacks" onSignOut={onSignOut} />
      <main>
        <h1>{texts.title}</h1>
        <p className="soft">{texts.hint}</p>
        <div className="tabs" role="group" aria-label={texts.title}>
          {FILTERS.map((each) => (
            <button key={each} type="button" aria-pressed={filter === each} onClick={() => setFilter(each)}>
              {texts[each]}{' '}
              <span className="count">{list?.filter((row) => fits(row, each, me)).length ?? ''}</span>
            </button>
          ))}
        </div>
        {problem !== null && (
          <p className="error" role="alert">
            {explain(problem, common)}
          </p>
        )}
        <p role="status" className="said">
          {said}
        </p>
        {list !== null && shown.length === 0 && <Empty none={list.length === 0} texts={texts} />}
        <ul className="callback-list" aria-busy={list === null}>
          {shown.map((row) => (
            <CallbackRow
              key={row.escalation.id}
              row={row}
              me={me}
              queueTitle={queues.find(({ id }) => id === row.escalation.queue)?.title ?? row.escalation.queue}
              busy={busy === row.escalation.id}
              onAction={act}
            />
          ))}
        </ul>
      </main>
      {open?.kind === 'again' && (
        <AgainDialog
          row={open.row}
          onClose={() => setOpen(null)}
          onDone={(row) => {
            setOpen(null);
            noted(row.againAt === null ? '' : fill(texts.notedAgain, { time: clock(row.againAt, locale) }));
          }}
        />
      )}
      {open?.kind === 'close' && (
        <MoveDialog
          kind="close"
          me={me}
          escalation={open.escalation}
          queues={queues}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            noted('');
          }}
        />
      )}
    </div>
  );
}

interface Actions {
  /** Id of the escalation that something is being done with. */
  busy: string | null;
  failure: unknown;
  said: string;
  act: (action: CallbackAction, row: CallbackView) => void;
  noted: (words: string) => void;
}

function useActions(refresh: () => void, setOpen: (open: Open) => void): Actions {
  const texts = useCallbackTexts();
  const [, go] = useRoute();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const noted = (words: string): void => {
    setSaid(words);
    refresh();
  };
  const run = (id: string, work: Promise<unknown>, words: string): void => {
    setBusy(id);
    setFailure(null);
    void work
      .then(
        () => noted(words),
        (failed: unknown) => {
          setFailure(failed);
          refresh();
        },
      )
      .finally(() => setBusy(null));
  };
  const act = (action: CallbackAction, row: CallbackView): void => {
    const { id, conversationId } = row.escalation;
    setSaid('');
    if (action === 'open') go(`c/${conversationId}`);
    else if (action === 'not-reached') setOpen({ kind: 'again', row });
    else if (action === 'close') setOpen({ kind: 'close', escalation: row.escalation });
    else if (action === 'take') run(id, api.claim(id), '');
    else {
      const words = action === 'reached' ? texts.notedReached : texts.notedWrong;
      run(id, callbackApi.note(id, action, crypto.randomUUID()), words);
    }
  };
  return { busy, failure, said, act, noted };
}

function fits({ escalation: { wish, owner } }: CallbackView, filter: Filter, me: AgentView): boolean {
  if (filter === 'mine') return owner?.id === me.id;
  return filter === 'all' || wish === (filter === 'calls' ? 'callback' : 'message');
}

function Empty({ none, texts }: { none: boolean; texts: CallbackMessages }): ReactNode {
  return (
    <div className="empty">
      <p>{none ? texts.empty : texts.nothingFits}</p>
      {none && <p className="soft">{texts.emptyHint}</p>}
    </div>
  );
}
