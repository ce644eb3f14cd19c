import { useEffect, useRef } from 'react';

export type InboxKey = 'j' | 'k' | 'x' | 'n' | 'i' | 'Enter';
const KEYS: readonly string[] = ['j', 'k', 'x', 'n', 'i', 'Enter'] satisfies InboxKey[];

/** Single keys for who works through the list; silent while one types, in a dialog, or on a button (Enter is its own). */
export function useInboxKeys(onKey: (key: InboxKey) => void): void {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isBusy(event)) return;
      event.preventDefault();
      handler.current(event.key as InboxKey);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null || !(target instanceof HTMLElement)) return true;
  if (target.matches('input:not([type=checkbox]),textarea,select,[contenteditable]')) return true;
  return key === 'Enter' && target.matches('a,button,input,summary');
}
