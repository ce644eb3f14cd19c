import { useEffect, useRef } from 'react';

export type Command = 'next' | 'up' | 'down' | 'reply' | 'transfer' | 'release' | 'close' | 'help';

/** Alt keeps them apart from typing and lets them work while an agent writes. By `code`, as Alt changes the key on a Mac. */
const BY_CODE: Partial<Record<string, Command>> = {
  KeyN: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  KeyR: 'reply',
  KeyT: 'transfer',
  KeyB: 'release',
  KeyC: 'close',
};

export const KEYS: [Command, string][] = [
  ['next', 'Alt+N'],
  ['up', 'Alt+↑'],
  ['down', 'Alt+↓'],
  ['reply', 'Alt+R'],
  ['transfer', 'Alt+T'],
  ['release', 'Alt+B'],
  ['close', 'Alt+C'],
  ['help', '?'],
];

export const keyOf = (command: Command): string => KEYS.find(([name]) => name === command)?.[1] ?? '';

export function useShortcuts(run: (command: Command) => void): void {
  const handler = useRef(run);
  useEffect(() => {
    handler.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (command === undefined || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      handler.current(command);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.isComposing) return undefined;
  if (event.altKey) return BY_CODE[event.code];
  const typing = event.target instanceof Element && event.target.matches('input,textarea,select');
  return event.key === '?' && !typing ? 'help' : undefined;
}
