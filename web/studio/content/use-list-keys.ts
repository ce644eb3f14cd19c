import { useEffect, type KeyboardEvent, type RefObject } from 'react';

const WRITES = 'input,textarea,select,[contenteditable]';

/** `/` goes to the search from anywhere; arrows go through the list from there. */
export function useListKeys(
  search: RefObject<HTMLInputElement | null>,
  list: RefObject<HTMLElement | null>,
): (event: KeyboardEvent) => void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const busy = event.target instanceof Element && event.target.closest(`${WRITES},dialog`) !== null;
      if (event.key !== '/' || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [search]);

  return (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.intent-row') ?? [])];
    const fromSearch = event.target === search.current;
    if (step !== 0) {
      event.preventDefault();
      const next = links.indexOf(document.activeElement as HTMLElement) + step;
      if (next < 0) search.current?.focus();
      else links[next]?.focus();
    } else if (event.key === 'Enter' && fromSearch) links[0]?.click();
    else if (event.key === 'Escape' && !fromSearch) search.current?.focus();
  };
}
