import type { Waits } from '../measure/waits';

const NOTHING = '-';

export function duration(seconds: number | null): string {
  if (seconds === null) return NOTHING;
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '-' : '';
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${sign}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(rest)}`;
}

export function percent(share: number | null): string {
  return share === null ? NOTHING : `${(share * 100).toFixed(1)} %`;
}

export function ratio(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(2);
}

export const WAIT_TITLES = [
  'offered',
  'answered',
  'abandoned',
  'in time',
  'mean wait',
  'median',
  'p90',
  'longest',
] as const;

export function waitCells(waits: Waits): string[] {
  return [
    ...[waits.offered, waits.answered].map(String),
    ...[percent(waits.abandonment), percent(waits.serviceLevel)],
    ...[waits.mean, waits.median, waits.p90, waits.longest].map(duration),
  ];
}
