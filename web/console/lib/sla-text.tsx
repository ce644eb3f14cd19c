import type { ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { levelOf, runningClock } from './sla';
import { useTexts } from './texts';

interface Props {
  escalation: EscalationView;
  now: number;
  /** Says nothing while there is time enough. */
  quiet?: boolean;
}

/** The promise that runs out next: in words, with the colour of how pressing it is. */
export function SlaText({ escalation, now, quiet = false }: Props): ReactNode {
  const texts = useTexts();
  const clock = runningClock(escalation);
  if (clock === null) return null;
  const level = levelOf(clock, now);
  if (quiet && level === 'ok') return null;
  const time = duration(Math.abs(clock.at - now));
  return (
    <span className={`sla ${level}`}>{fill(level === 'late' ? texts.overdue : texts.due, { time })}</span>
  );
}
