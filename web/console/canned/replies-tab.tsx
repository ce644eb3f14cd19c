import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { CannedView, Imported } from '../../../src/contract/assist';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import type { Locale } from '../../shared/locale';
import { composeApi } from '../compose/compose-api';
import { staleCanned } from '../compose/use-canned';
import { seesAll } from '../desk/desk-state';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { CannedForm } from './canned-form';
import { CannedTable } from './canned-table';
import { ExchangeBar, ImportedNote } from './exchange-bar';
import { Filters } from './filters';
import { filtered, NO_FILTER } from './filter';
import { RemoveDialog } from './remove-dialog';
import { useCannedWords } from './words';

interface Props {
  me: AgentView;
  onLost: (error: unknown) => void;
}

/** The replies, how they are found and changed. */
export function RepliesTab({ me, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const leads = seesAll(me);
  const { data, error, refresh } = useLoaded('canned', composeApi.canned);
  const { locale } = usePrefs();
  const queues = useLoaded(locale, (own) => composeApi.queueTitles(own as Locale)).data;
  const [filter, setFilter] = useState(NO_FILTER);
  const [edited, setEdited] = useState<CannedView | 'new' | null>(null);
  const [removed, setRemoved] = useState<CannedView | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  const changed = (): void => {
    staleCanned();
    setEdited(null);
    setRemoved(null);
    void refresh();
  };
  const take = (work: Promise<Imported>): void => {
    setFailure(null);
    setImported(null);
    work.then(
      (result) => {
        setImported(result);
        changed();
      },
      (failed: unknown) => setFailure(failed),
    );
  };
  const shown = filtered(data ?? [], filter, locale);
  const problem = failure ?? error;
  return (
    <>
      <p className="soft">{words.hint}</p>
      {problem !== null && (
        <p className="error" role="alert">
          {explain(problem, texts)}
        </p>
      )}
      <ExchangeBar onNew={() => setEdited('new')} onImport={(csv) => take(composeApi.importCanned(csv))} />
      {imported !== null && <ImportedNote imported={imported} onClose={() => setImported(null)} />}
      {data?.length === 0 ? (
        <section className="canned-empty">
          <h2>{words.emptyTitle}</h2>
          <p className="soft">{leads ? words.emptyHint : words.emptyHintAgent}</p>
          {leads && (
            <button type="button" className="primary" onClick={() => take(composeApi.starterCanned())}>
              {words.starter}
            </button>
          )}
        </section>
      ) : (
        <>
          <Filters filter={filter} all={data ?? []} onFilter={setFilter} />
          {data !== null && shown.length === 0 ? (
            <p className="canned-empty soft">
              {words.noneFound}{' '}
              <button type="button" onClick={() => setFilter(NO_FILTER)}>
                {words.clear}
              </button>
            </p>
          ) : (
            <CannedTable
              list={shown}
              queues={queues}
              leads={leads}
              onEdit={setEdited}
              onRemove={setRemoved}
            />
          )}
        </>
      )}
      {edited !== null && (
        <CannedForm
          reply={edited === 'new' ? null : edited}
          leads={leads}
          queues={queues}
          onClose={() => setEdited(null)}
          onSaved={changed}
        />
      )}
      {removed !== null && (
        <RemoveDialog reply={removed} onClose={() => setRemoved(null)} onRemoved={changed} />
      )}
    </>
  );
}
