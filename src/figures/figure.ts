import type { TallyKind } from '../contract/figures';
import type { FigureGroup, FigureUnit } from '../contract/figures-api';
import type { Locale } from '../contract/understanding';
import type { AgentTime } from './facts/agent-time';
import type { Case } from './facts/case';
import type { Formula } from './formulas';

/** What a figure is made of: escalations, the agents' time, or the bot's tallies. */
export interface FactKinds {
  cases: Case;
  time: AgentTime;
  bot: Partial<Record<TallyKind, number>>;
}

interface Common {
  id: string;
  group: FigureGroup;
  unit: FigureUnit;
  better: 'more' | 'less' | 'neither';
  title: Record<Locale, string>;
  /** One or two sentences from which it could be worked out by hand. */
  definition: Record<Locale, string>;
}

/** One figure of the reports: all that is to be known of it. */
export type Figure = {
  [Kind in keyof FactKinds]: Common & { over: Kind; formula: Formula<FactKinds[Kind]> };
}[keyof FactKinds];

/** Milliseconds of a part as seconds. */
export function seconds<Fact>(part: (fact: Fact) => number | null): (fact: Fact) => number | null {
  return (fact) => {
    const milliseconds = part(fact);
    return milliseconds === null ? null : milliseconds / 1000;
  };
}
