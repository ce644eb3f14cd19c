import { useEffect, useSyncExternalStore } from 'react';

/** Asked before the address changes; resolves with whether it may. */
type Guard = () => Promise<boolean>;

let current = location.hash;
let guard: Guard | null = null;
const readers = new Set<() => void>();

function arrive(hash: string): void {
  current = hash;
  for (const reader of readers) reader();
}

async function leaveGuarded(wanted: string, asked: Guard): Promise<void> {
  history.replaceState(null, '', current === '' ? location.pathname : current);
  if (!(await asked())) return;
  guard = null;
  arrive(wanted);
  location.hash = wanted;
}

addEventListener('hashchange', () => {
  const wanted = location.hash;
  if (wanted === current) return;
  if (guard === null) arrive(wanted);
  else void leaveGuarded(wanted, guard);
});

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Address of a place in the studio, such as `#/content/card.lost`. */
export const addressOf = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

export function go(...parts: string[]): void {
  location.hash = addressOf(...parts);
}

/** The parts of the address behind `#/`: `['content', 'card.lost']`, `['inbox']` ... */
export function useRoute(): string[] {
  const hash = useSyncExternalStore(subscribe, () => current);
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((each) => each !== '')
    .map(decode);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** While `active`, asks before the page is left: ours by `ask`, others by the browser's own question. */
export function useLeaveGuard(active: boolean, ask: Guard): void {
  useEffect(() => {
    if (!active) return;
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
    guard = ask;
    addEventListener('beforeunload', onUnload);
    return () => {
      if (guard === ask) guard = null;
      removeEventListener('beforeunload', onUnload);
    };
  }, [active, ask]);
}
