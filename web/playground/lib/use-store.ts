import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../../widget/store';

/** The store's value; draws again when it is replaced. */
export function useStore<T extends object>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    setValue(store.get());
    return store.subscribe(() => setValue(store.get()));
  }, [store]);
  return value;
}
