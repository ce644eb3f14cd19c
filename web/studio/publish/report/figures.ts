import type { GateReportView } from '../../../../src/contract/studio-publishing';
import type { Locale } from '../../../shared/locale';

export type Check = GateReportView['checks'][number];

/** These count what is wrong, less is better; the others are shares, more is better. */
const COUNTS: readonly string[] = ['lint', 'swallowing'] satisfies Check['name'][];
export const isCount = ({ name }: Pick<Check, 'name'>): boolean => COUNTS.includes(name);

/** "93.4 %", or a plain number for what is counted. */
export function figureText(check: Pick<Check, 'name'>, value: number, locale: Locale): string {
  return isCount(check) ? new Intl.NumberFormat(locale).format(value) : percent(value, locale);
}

export function percent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
}

/** The figure that still passes; null when there is nothing to compare with. */
export function limitOf(check: Check): number | null {
  const { live, margin } = check;
  if (check.name === 'lint') return margin;
  if (live === null) return null;
  return isCount(check) ? live + margin : Math.max(0, live - margin);
}

/** Where a strip for these figures begins and ends, wide enough to tell them apart. */
export function scaleOf(check: Check): [number, number] {
  const values = [check.figure, check.live, limitOf(check)].filter((value) => value !== null);
  if (isCount(check)) return [0, Math.max(4, ...values) + 1];
  return [Math.max(0, Math.floor((Math.min(...values) - 0.03) * 20) / 20), 1];
}
