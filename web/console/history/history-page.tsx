import { useEffect, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill, type Locale } from '../../shared/locale';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { dateTime } from './date-time';
import { Hit } from './hit';
import { SearchForm } from './search-form';
import { useHistoryTexts } from './texts';
import { keyOf, useSearch, type Search } from './use-search';
import './history.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

/** Finds what was said and done. */
export function HistoryPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useHistoryTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const leads = me.role === 'admin' || me.role === 'supervisor';
  const queues = useLoaded(locale, (wanted) => api.queue(wanted as Locale)).data?.queues ?? [];
  const agents = useLoaded(leads ? 'agents' : null, api.agents).data?.agents ?? [];
  const search = useSearch();
  const { error } = search;

  useEffect(() => {
    document.title = `${texts.title} · ${common.product}`;
  }, [texts, common]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);

  return (
    <div className="page history-page">
      <TopBar me={me} page="history" onSignOut={onSignOut} />
      <main>
        <h1>{texts.title}</h1>
        <p className="soft">{leads ? texts.hintLead : texts.hint}</p>
        <SearchForm
          queues={queues}
          agents={leads ? agents : null}
          busy={search.busy}
          onSearch={search.start}
        />
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, common)}
          </p>
        )}
        <ul className="hits" aria-busy={search.busy}>
          {search.hits.map((hit) => (
            <Hit
              key={keyOf(hit)}
              hit={hit}
              spellings={search.spellings}
              queueTitle={(id) => queues.find((queue) => queue.id === id)?.title ?? id}
            />
          ))}
        </ul>
        <Progress {...search} />
      </main>
    </div>
  );
}

/** How many were found, how far was looked, and going on. */
function Progress({ hits, next, busy, asked, error, further }: Search): ReactNode {
  const texts = useHistoryTexts();
  const { locale } = usePrefs();
  if (!asked) return <p className="search-state soft">{texts.start}</p>;
  if (error !== null) return null;
  const far = next === null ? '' : dateTime(next, locale);
  const count = hits.length === 1 ? texts.foundOne : fill(texts.found, { n: hits.length });
  return (
    <div className="search-state">
      <p role="status">
        {busy && fill(texts.searching, { time: far })}
        {!busy && hits.length > 0 && count}
        {!busy && hits.length === 0 && (next === null ? texts.nothing : texts.nothingYet)}{' '}
        {!busy && (
          <span className="soft">
            {next === null ? texts.allLooked : fill(texts.lookedTo, { time: far })}
          </span>
        )}
      </p>
      {!busy && hits.length === 0 && next === null && <p className="soft">{texts.nothingHint}</p>}
      {!busy && next !== null && (
        <button type="button" onClick={further}>
          {texts.further}
        </button>
      )}
    </div>
  );
}
