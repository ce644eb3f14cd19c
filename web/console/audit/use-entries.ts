import { useCallback, useState } from 'react';
import type { AuditEntryView } from '../../../src/contract/people';
import { useLoaded } from '../../shared/lib/use-loaded';
import { peopleApi } from '../lib/people-api';
import { queryOf, type AuditQuery } from './query';

interface Entries {
  /** Null until they are read. */
  entries: AuditEntryView[] | null;
  more: boolean;
  error: unknown;
  /** Reads the next page as well. */
  older: () => void;
}

interface Pages {
  query: string;
  entries: AuditEntryView[];
  before: number | null;
}

/** The entries that fit, newest first, page by page. */
export function useEntries(filter: AuditQuery): Entries {
  const query = queryOf(filter);
  const first = useLoaded(query, peopleApi.audit);
  const [further, setFurther] = useState<Pages | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const added = further?.query === query ? further : null;
  const before = added ? added.before : (first.data?.before ?? null);
  const older = useCallback((): void => {
    if (before === null) return;
    void peopleApi.audit(queryOf(filter, before)).then((page) => {
      const entries = [...(added?.entries ?? []), ...page.entries];
      setFurther({ query, entries, before: page.before });
      setFailure(null);
    }, setFailure);
  }, [before, filter, added, query]);
  return {
    entries: first.data && [...first.data.entries, ...(added?.entries ?? [])],
    more: before !== null,
    error: failure ?? first.error,
    older,
  };
}
