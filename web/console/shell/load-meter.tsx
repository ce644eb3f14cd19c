import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';

/** How much of the cap is in hand and on offer. */
export function LoadMeter({ me: { load, cap } }: { me: AgentView }): ReactNode {
  const texts = useTexts();
  const label = fill(texts.loadIs, { load, cap });
  return (
    <span className={`load${load >= cap ? ' is-full' : ''}`} title={label}>
      <span
        className="load-bar"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={cap}
        aria-valuenow={load}
      >
        <span style={{ width: `${Math.min(100, (100 * load) / cap)}%` }} />
      </span>
      <span aria-hidden="true">
        {load}/{cap}
      </span>
    </span>
  );
}
