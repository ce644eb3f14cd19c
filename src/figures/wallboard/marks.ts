import type { FigureMark } from '../../contract/figures-api';

/** From which values on a figure is good, and from which on it is still borne. */
export const AIMS = {
  answeredShare: { good: 0.9, warn: 0.8 },
  serviceLevel: { good: 0.8, warn: 0.7 },
  csat: { good: 4.2, warn: 3.6 },
} as const;

export interface Marked {
  value: number | null;
  mark: FigureMark;
}

export function judged(value: number | null, aim: { good: number; warn: number }): Marked {
  if (value === null) return { value, mark: 'none' };
  if (value >= aim.good) return { value, mark: 'good' };
  return { value, mark: value >= aim.warn ? 'warn' : 'bad' };
}

/** How near waiting customers are to the end of the promise; the worst of them counts. */
const NEAR = 0.75;

export function promiseMark(
  waiting: readonly { createdAt: Date; dueAt: Date }[],
  now: number,
): Exclude<FigureMark, 'none'> {
  const used = waiting.map(({ createdAt, dueAt }) => {
    const promised = Math.max(1, dueAt.getTime() - createdAt.getTime());
    return (now - createdAt.getTime()) / promised;
  });
  const most = used.reduce((a, b) => Math.max(a, b), 0);
  if (most >= 1) return 'bad';
  return most >= NEAR ? 'warn' : 'good';
}
