import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';

interface Props {
  /** ms that are left, and that there were. */
  left: number;
  whole: number;
}

const RADIUS = 20;
const ROUND = 2 * Math.PI * RADIUS;
const URGENT = 10_000;

/** A ring that empties, with the seconds in it. */
export function Countdown({ left, whole }: Props): ReactNode {
  const texts = useTexts();
  const seconds = Math.max(0, Math.ceil(Math.min(left, whole) / 1000));
  const share = whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole));
  return (
    <span
      className={`countdown${left < URGENT ? ' soon' : ''}`}
      role="timer"
      aria-label={fill(texts.secondsLeft, { n: seconds })}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle className="countdown-track" cx="24" cy="24" r={RADIUS} />
        <circle
          className="countdown-left"
          cx="24"
          cy="24"
          r={RADIUS}
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - share)}
        />
      </svg>
      <b aria-hidden="true">{seconds}</b>
    </span>
  );
}
