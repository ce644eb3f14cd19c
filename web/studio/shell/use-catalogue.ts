import { useCallback, useEffect } from 'react';
import type { CatalogueView } from '../../../src/contract/studio';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';

const AGAIN_MS = 60_000;

interface Catalogue {
  catalogue: CatalogueView | null;
  failure: unknown;
  fresh: number | null;
  refresh: () => Promise<void>;
}

const countFresh = async (): Promise<number> => (await api.missed()).counts.new;

/** What stands in the draft and how much waits in the inbox; read again now and then, as others work too. */
export function useCatalogue(): Catalogue {
  const { data, error, refresh: readContent } = useLoaded('content', api.content);
  const { data: fresh, refresh: readFresh } = useLoaded('fresh', countFresh);
  const refresh = useCallback(async () => {
    await Promise.all([readContent(), readFresh()]);
  }, [readContent, readFresh]);

  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(again, AGAIN_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [refresh]);
  return { catalogue: data, failure: error, fresh, refresh };
}
