import { useCallback, useSyncExternalStore } from 'react';

function subscribe(reader: () => void): () => void {
  addEventListener('hashchange', reader);
  return () => removeEventListener('hashchange', reader);
}

const read = (): string => decodeURIComponent(location.hash.replace(/^#\/?/, ''));

/** The part of the address behind `#/`: empty, `agents`, or `c/<conversation id>`. */
export function useRoute(): [string, (route: string) => void] {
  const route = useSyncExternalStore(subscribe, read);
  const go = useCallback((next: string) => {
    location.hash = `#/${next.split('/').map(encodeURIComponent).join('/')}`;
  }, []);
  return [route, go];
}
