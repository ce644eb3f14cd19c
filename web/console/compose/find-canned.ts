import type { CannedView } from '../../../src/contract/assist';
import type { Locale } from '../../shared/locale';

export interface Sought {
  /** What was typed behind the slash. */
  query: string;
  /** Where it stands in the text, the slash included. */
  start: number;
  end: number;
}

/** Input methods write these for the slash key. */
const SLASH = /(?:^|\s)([/／])([^\s/／]{0,30})$|^(、)([^\s、]{0,30})$/u;
const MOST = 30;

/** A search for a canned reply that ends at the cursor; null when there is none. */
export function soughtAt(text: string, cursor: number): Sought | null {
  const match = SLASH.exec(text.slice(0, cursor));
  if (!match) return null;
  const query = match[2] ?? match[4] ?? '';
  return { query, start: cursor - query.length - 1, end: cursor };
}

interface Where {
  locale: Locale;
  queue: string | null;
}

/** Best first: shortcut, first letters, title, then folder and words; the conversation's language before others. */
export function findCanned(all: CannedView[], query: string, where: Where): CannedView[] {
  const wanted = query.toLowerCase();
  return all
    .map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => order(b, where) - order(a, where) || b.one.used - a.one.used)
    .slice(0, MOST)
    .map(({ one }) => one);
}

function order({ one, rank }: { one: CannedView; rank: number }, { locale, queue }: Where): number {
  return rank + (one.locale === locale ? 100 : 0) + (one.queue !== null && one.queue === queue ? 50 : 0);
}

function rankOf({ shortcut, initials, title, folder, text }: CannedView, wanted: string): number {
  if (wanted === '') return 1;
  const short = shortcut.toLowerCase();
  if (short === wanted) return 9;
  if (short.startsWith(wanted)) return 8;
  if (initials.startsWith(wanted)) return 7;
  if (title.toLowerCase().includes(wanted)) return 6;
  if (initials.includes(wanted)) return 4;
  if (folder.toLowerCase().includes(wanted)) return 3;
  return text.toLowerCase().includes(wanted) ? 2 : 0;
}
