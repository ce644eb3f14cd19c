import type { FigureUnit, FigureView } from '../../../src/contract/figures-api';
import { duration } from '../../shared/lib/format';
import type { Locale } from '../../shared/locale';

export const NOTHING = '–';

/** A figure as people read it. */
export function shown(value: number | null | undefined, unit: FigureUnit, locale: Locale): string {
  if (value === null || value === undefined) return NOTHING;
  if (unit === 'seconds') return `${value < 0 ? '−' : ''}${duration(Math.abs(value) * 1000)}`;
  if (unit === 'count') return value.toLocaleString(locale);
  if (unit === 'score') return value.toFixed(2);
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

export interface Change {
  direction: 'up' | 'down' | 'same';
  /** Null: neither better nor worse. */
  better: boolean | null;
}

/** Less than this share of the larger one is no change. */
const NOTICED = 0.005;

/** How a figure stands to that of the span before; null when there is none to compare with. */
export function changeOf(
  now: number | null | undefined,
  before: number | null | undefined,
  { better }: Pick<FigureView, 'better'>,
): Change | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const difference = now - before;
  if (Math.abs(difference) <= NOTICED * Math.max(Math.abs(now), Math.abs(before))) {
    return { direction: 'same', better: null };
  }
  const direction = difference > 0 ? 'up' : 'down';
  return { direction, better: better === 'neither' ? null : (better === 'more') === difference > 0 };
}
