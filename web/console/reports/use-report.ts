import { useState } from 'react';
import type { ReportView } from '../../../src/contract/figures-api';
import { useKept, usePrefs } from '../../shared/lib/prefs';
import { useLoaded, type Loaded } from '../../shared/lib/use-loaded';
import { queryText, reportsApi, type Query } from './api';
import { countDays } from './span';
import { useChoices, type Choices } from './use-choices';
import { useSpan, type SpanChoice } from './use-span';

export const GROUPINGS = ['queue', 'channel', 'agent', 'team', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const STEPS = ['quarter', 'hour', 'day'] as const;
export type Step = (typeof STEPS)[number];

/** Most days by interval, as the server allows. */
const MOST_DAYS: Record<Step, number> = { quarter: 4, hour: 14, day: 93 };

export type Narrowing = Partial<Record<'queue' | 'channel' | 'agent' | 'team', string>>;

export interface ReportChoice {
  span: SpanChoice;
  by: Grouping;
  setBy: (by: Grouping) => void;
  step: Step;
  steps: Step[];
  setStep: (step: Step) => void;
  only: Narrowing;
  setOnly: (only: Narrowing) => void;
  choices: Choices;
  /** What the table shows. */
  asked: Query;
  queries: { rows: string };
  course: Loaded<ReportView>;
  before: Loaded<ReportView>;
}

/** What is asked for, and its answers; the same question is asked once. */
export function useReport(): ReportChoice {
  const { locale } = usePrefs();
  const span = useSpan('today');
  const [by, setBy] = useKept<Grouping>('reports.by', () => 'queue');
  const [wanted, setStep] = useState<Step | null>(null);
  const [only, setOnly] = useState<Narrowing>({});
  const steps = STEPS.filter((each) => countDays(span.days) <= MOST_DAYS[each]);
  const usual: Step = countDays(span.days) <= 2 ? 'hour' : 'day';
  const step = wanted !== null && steps.includes(wanted) ? wanted : usual;
  const common = { ...only, timeZone: span.timeZone, locale };
  const course = queryText({ ...common, ...span.moments, by: 'none', interval: step });
  const before = queryText({ ...common, ...span.before, by: 'none', interval: step });
  const asked: Query = {
    ...common,
    ...span.moments,
    ...(by === 'none' ? { by, interval: step } : { by, interval: 'none' }),
  };
  return {
    ...{ span, by, setBy, step, steps, setStep, only, setOnly, asked },
    choices: useChoices(true),
    queries: { rows: queryText(asked) },
    course: useLoaded(course, reportsApi.report),
    before: useLoaded(before, reportsApi.report),
  };
}
