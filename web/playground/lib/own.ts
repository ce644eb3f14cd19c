import type { PhoneName } from '../../../src/contract/playground';

/** A message that was written in this tab. */
export interface Own {
  id: string;
  phone: PhoneName;
  text: string;
  at: string;
  state: 'sending' | 'sent' | 'failed';
  /** Something that was done, not said. */
  deed?: boolean;
  /** Data address; not kept over a reload. */
  picture?: string;
}

const KEY = 'playground.own';
const MOST_KEPT = 100;

/** The platforms remember what they have shown; what was written here, only this tab knows. */
export function keepOwn(run: string, messages: Own[]): void {
  const plain = messages.slice(-MOST_KEPT).map(({ picture: _picture, ...kept }) => kept);
  sessionStorage.setItem(KEY, JSON.stringify({ run, messages: plain }));
}

export function readOwn(): { run: string; messages: Own[] } {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return { run: '', messages: [] };
  return JSON.parse(kept) as { run: string; messages: Own[] };
}
