import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MissedGroup, MissedListView, MissedView } from '../../../src/contract/studio';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';
import { useStudio } from '../lib/studio-context';
import type { Step } from './group-actions';
import type { Filter } from './inbox-filters';
import { tickedIn, toggle, type Selection } from './selection';
import { useInboxActions, type InboxActions } from './use-inbox-actions';

/** Kept while one is on another page, so that coming back shows the same. */
let lastFilter: Filter = { state: 'new' };

/** Key of the bar with what was chosen across groups, where a group's id stands otherwise. */
export const CHOSEN = '*';

export interface Inbox {
  filter: Filter;
  setFilter: (filter: Filter) => void;
  list: MissedListView | null;
  error: unknown;
  reload: () => void;
  groups: MissedGroup[];
  selection: Selection;
  toggle: (ids: string[]) => void;
  clear: () => void;
  /** Ticked, when they are of more than one group. */
  across: MissedView[];
  /** Where something is being asked, and what. */
  asked: { at: string; step: Step };
  ask: (at: string, step: Step) => void;
  busy: boolean;
  /** Runs an action of `actions`; says so when it fails. */
  run: (action: Promise<void>) => void;
  actions: InboxActions;
}

const NOBODY: Selection = new Set();

export function useInbox(): Inbox {
  const { refresh: refreshStudio, fail } = useStudio();
  const [filter, setFilter] = useState(lastFilter);
  const { data, error, refresh } = useLoaded(JSON.stringify(filter), () => api.missed(filter));
  const [selection, setSelection] = useState(NOBODY);
  const [asked, setAsked] = useState<Inbox['asked']>({ at: '', step: null });
  const [busy, setBusy] = useState(false);
  const changed = useCallback(() => {
    setSelection(NOBODY);
    setAsked({ at: '', step: null });
    void refresh();
    void refreshStudio();
  }, [refresh, refreshStudio]);
  const actions = useInboxActions(filter.state, changed);
  const groups = useMemo(() => data?.groups ?? [], [data]);
  const across = useMemo(() => acrossGroups(groups, selection), [groups, selection]);

  useEffect(() => {
    lastFilter = filter;
  }, [filter]);

  return {
    filter,
    setFilter: (next) => {
      setFilter(next);
      setSelection(NOBODY);
    },
    list: data,
    error,
    reload: () => void refresh(),
    groups,
    selection,
    toggle: (ids) => setSelection((before) => toggle(before, ids)),
    clear: () => setSelection(NOBODY),
    across,
    asked,
    ask: (at, step) => setAsked({ at, step }),
    busy,
    run: (action) => {
      setBusy(true);
      void action.catch(fail).finally(() => setBusy(false));
    },
    actions,
  };
}

function acrossGroups(groups: MissedGroup[], selection: Selection): MissedView[] {
  const touched = groups.filter(({ sentences }) => sentences.some(({ id }) => selection.has(id)));
  return touched.length > 1 ? tickedIn(groups, selection) : [];
}
