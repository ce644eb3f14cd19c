import type { Locale } from '../locale';

/** Seconds as 4:05 or 1:04:05. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** Time of day; with the date when that is not today. */
export function clock(iso: string, locale: Locale): string {
  const at = new Date(iso);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  const today = at.toDateString() === new Date().toDateString();
  return at.toLocaleString(locale, today ? time : { ...time, month: 'short', day: 'numeric' });
}
