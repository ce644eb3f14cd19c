import { useDeferredValue, useMemo, useRef, type ReactNode } from 'react';
import type { CatalogueView } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';
import { EmptyState } from '../ui/empty-state';
import { ByMeaning } from './by-meaning';
import { byTopic, countShown, matches, NO_FILTER, SHOWN, type Filter } from './filter';
import { IntentRowLink } from './intent-row';
import { useListKeys } from './use-list-keys';

interface Props {
  catalogue: CatalogueView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** The intent that is open. */
  chosen: string | null;
}

export function IntentList({ catalogue, filter, onFilter, chosen }: Props): ReactNode {
  const words = useWords(CONTENT);
  const { locale } = usePrefs();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useListKeys(search, list);
  const applied = useDeferredValue(filter);
  const groups = useMemo(
    () => byTopic(catalogue.intents.filter((row) => matches(row, applied))),
    [catalogue, applied],
  );
  const brief = chosen !== null;
  return (
    <div className={`intent-list${brief ? ' brief' : ''}`} onKeyDown={onKeyDown}>
      <div className="list-tools" role="search">
        <input
          ref={search}
          type="search"
          aria-label={words.search}
          aria-keyshortcuts="/"
          placeholder={words.searchHint}
          title={words.searchKey}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
        <TopicChoice catalogue={catalogue} filter={filter} onFilter={onFilter} />
        <ShownChoice catalogue={catalogue} filter={filter} onFilter={onFilter} brief={brief} />
      </div>
      <ByMeaning
        text={filter.text}
        onOpen={() => onFilter({ ...filter, text: '' })}
        otherwise={
          groups.length === 0 &&
          catalogue.intents.length > 0 && <NoneFound onClear={() => onFilter(NO_FILTER)} />
        }
      />
      <div ref={list} className="groups">
        {groups.map(([topic, rows]) => (
          <section key={topic} className="topic" aria-label={topic}>
            <h2>
              {topic} <span className="count">{rows.length}</span>
            </h2>
            {rows.map((row) => (
              <IntentRowLink
                key={row.id}
                row={row}
                locale={locale}
                words={words}
                chosen={row.id === chosen}
                brief={brief}
              />
            ))}
          </section>
        ))}
      </div>
      <p className="hidden" role="status">
        {fill(words.intents, { n: groups.reduce((sum, [, rows]) => sum + rows.length, 0) })}
      </p>
    </div>
  );
}

function NoneFound({ onClear }: { onClear: () => void }): ReactNode {
  const words = useWords(CONTENT);
  return (
    <EmptyState title={words.noneFound} hint={words.noneFoundHint}>
      <button type="button" onClick={onClear}>
        {words.clear}
      </button>
    </EmptyState>
  );
}

type Choice = Pick<Props, 'catalogue' | 'filter' | 'onFilter'>;

function TopicChoice({ catalogue, filter, onFilter }: Choice): ReactNode {
  const words = useWords(CONTENT);
  return (
    <select
      aria-label={words.topic}
      value={filter.topic}
      onChange={(event) => onFilter({ ...filter, topic: event.target.value })}
    >
      <option value="">{words.allTopics}</option>
      {catalogue.topics.map((topic) => (
        <option key={topic}>{topic}</option>
      ))}
    </select>
  );
}

function ShownChoice({ catalogue, filter, onFilter, brief }: Choice & { brief: boolean }): ReactNode {
  const words = useWords(CONTENT);
  const counts = useMemo(
    () => SHOWN.map((show) => [show, countShown(catalogue.intents, show)] as const),
    [catalogue],
  );
  if (brief) {
    return (
      <select
        aria-label={words.show}
        value={filter.show}
        onChange={(event) => onFilter({ ...filter, show: event.target.value as Filter['show'] })}
      >
        {counts.map(([show, count]) => (
          <option key={show} value={show}>{`${words[show]} (${count})`}</option>
        ))}
      </select>
    );
  }
  return (
    <div className="chips" role="group" aria-label={words.show}>
      {counts.map(([show, count]) => (
        <button
          key={show}
          type="button"
          aria-pressed={filter.show === show}
          onClick={() => onFilter({ ...filter, show })}
        >
          {words[show]} <b>{count}</b>
        </button>
      ))}
    </div>
  );
}
