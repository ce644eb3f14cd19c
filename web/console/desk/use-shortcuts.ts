import { useEffect, useRef } from 'react';
import type { Messages } from '../messages';

export type Command =
  | 'accept'
  | 'decline'
  | 'next'
  | 'up'
  | 'down'
  | 'reply'
  | 'transfer'
  | 'release'
  | 'close'
  | 'details'
  | 'filter'
  | 'presence'
  | 'alerts'
  | 'palette'
  | 'help';

interface Key {
  command: Command;
  /** As it is written. */
  keys: string;
  text: keyof Messages;
}

export const KEYS: readonly Key[] = [
  { command: 'accept', keys: 'Alt+A', text: 'shortcutAccept' },
  { command: 'decline', keys: 'Alt+D', text: 'shortcutDecline' },
  { command: 'next', keys: 'Alt+N', text: 'shortcutNext' },
  { command: 'up', keys: 'Alt+↑', text: 'shortcutUp' },
  { command: 'down', keys: 'Alt+↓', text: 'shortcutDown' },
  { command: 'reply', keys: 'Alt+R', text: 'shortcutReply' },
  { command: 'close', keys: 'Alt+C', text: 'shortcutClose' },
  { command: 'transfer', keys: 'Alt+T', text: 'shortcutTransfer' },
  { command: 'release', keys: 'Alt+B', text: 'shortcutRelease' },
  { command: 'details', keys: 'Alt+I', text: 'shortcutDetails' },
  { command: 'filter', keys: 'Alt+Q', text: 'shortcutFilter' },
  { command: 'presence', keys: 'Alt+P', text: 'shortcutPresence' },
  { command: 'alerts', keys: 'Alt+S', text: 'shortcutAlerts' },
  { command: 'palette', keys: 'Ctrl+K', text: 'shortcutPalette' },
  { command: 'help', keys: '?', text: 'shortcutHelp' },
];

/** Alt keeps them apart from typing and lets them work while an agent writes. By `code`, as Alt changes the key on a Mac. */
const BY_CODE: Partial<Record<string, Command>> = {
  KeyA: 'accept',
  KeyD: 'decline',
  KeyN: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  KeyR: 'reply',
  KeyC: 'close',
  KeyT: 'transfer',
  KeyB: 'release',
  KeyI: 'details',
  KeyQ: 'filter',
  KeyP: 'presence',
  KeyS: 'alerts',
};

const MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

/** The keys as this machine has them. */
export function shownKeys(keys: string): string {
  return MAC ? keys.replace('Alt+', '⌥').replace('Ctrl+', '⌘') : keys;
}

export const keyOf = (command: Command): string =>
  shownKeys(KEYS.find((key) => key.command === command)?.keys ?? '');

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
  if (event.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey) {
    const plain = !event.altKey && !event.shiftKey && event.ctrlKey !== event.metaKey;
    return plain && event.code === 'KeyK' ? 'palette' : undefined;
  }
  if (event.altKey) return BY_CODE[event.code];
  const typing = event.target instanceof Element && event.target.matches('input,textarea,select');
  return event.key === '?' && !typing ? 'help' : undefined;
}
