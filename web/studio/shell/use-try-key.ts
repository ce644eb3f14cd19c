import { useEffect } from 'react';

/** Ctrl+K, or ⌘K: try a sentence, from wherever one is. */
export function useTryKey(tryIt: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      tryIt();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [tryIt]);
}
