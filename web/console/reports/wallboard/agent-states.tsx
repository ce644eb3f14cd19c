import type { ReactNode } from 'react';
import type { WallboardView } from '../../../../src/contract/figures-api';
import { useReportTexts } from '../messages';

const STATES = ['free', 'full', 'wrapup', 'onBreak', 'offline'] as const;

/** How many agents are in which state; breaks by their reason. */
export function AgentStates({ board: { agents } }: { board: WallboardView }): ReactNode {
  const texts = useReportTexts();
  const most = Math.max(1, ...STATES.map((state) => agents[state]));
  const breaks = Object.entries(agents.breaks) as [keyof typeof agents.breaks, number][];
  return (
    <section className="agent-states">
      <h2>{texts.agents}</h2>
      <ul>
        {STATES.map((state) => (
          <li key={state}>
            <span>{texts[state]}</span>
            <meter max={most} value={agents[state]} aria-label={texts[state]} />
            <b>{agents[state]}</b>
          </li>
        ))}
      </ul>
      {breaks.length > 0 && (
        <p className="soft">{breaks.map(([reason, n]) => `${texts[reason]} ${n}`).join(' · ')}</p>
      )}
    </section>
  );
}
