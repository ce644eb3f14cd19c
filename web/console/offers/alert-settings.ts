import { useSyncExternalStore } from 'react';

/** How the agent wants to be told of offers; kept in the browser, the same in all its tabs. */
export interface AlertSettings {
  sound: boolean;
  /** 0 to 1. */
  volume: number;
  /** Desktop notifications: not asked for yet, refused, or wanted. */
  notify: 'unasked' | 'never' | 'yes';
}

const KEY = 'console.alerts';
const USUAL: AlertSettings = { sound: true, volume: 0.6, notify: 'unasked' };
const readers = new Set<() => void>();
let known: { text: string | null; settings: AlertSettings } = { text: null, settings: USUAL };

/** As they are now, in whichever tab they were changed. */
export function alertSettings(): AlertSettings {
  const text = localStorage.getItem(KEY);
  if (text !== known.text) known = { text, settings: parsed(text) };
  return known.settings;
}

function parsed(text: string | null): AlertSettings {
  try {
    return { ...USUAL, ...(JSON.parse(text ?? '{}') as Partial<AlertSettings>) };
  } catch {
    return USUAL;
  }
}

export function changeAlerts(change: Partial<AlertSettings>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...alertSettings(), ...change }));
  for (const reader of readers) reader();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  addEventListener('storage', reader);
  return () => {
    readers.delete(reader);
    removeEventListener('storage', reader);
  };
}

export const useAlertSettings = (): AlertSettings => useSyncExternalStore(subscribe, alertSettings);
