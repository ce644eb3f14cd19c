import { useState } from 'react';
import { useKept } from '../../shared/lib/prefs';
import { addDays, daysBefore, daysOf, isoDay, momentsOf, type Days, type Preset } from './span';

export interface SpanChoice {
  preset: Preset;
  own: Days;
  timeZone: string;
  days: Days;
  setPreset: (preset: Preset) => void;
  setOwn: (own: Days) => void;
  setTimeZone: (zone: string) => void;
  moments: { from: string; to: string };
  before: { from: string; to: string };
}

/** Which days, by which clocks; kept in the browser. */
export function useSpan(usual: Preset): SpanChoice {
  const [preset, setPreset] = useKept<Preset>(`reports.span.${usual}`, () => usual);
  const [timeZone, setTimeZone] = useKept<string>('reports.zone', () => 'Asia/Shanghai');
  const [opened] = useState(() => Date.now());
  const today = isoDay(opened, timeZone);
  const [own, setOwn] = useState<Days>(() => ({ first: addDays(today, -6), last: today }));
  const days = daysOf(preset, timeZone, opened, own);
  return {
    ...{ preset, own, timeZone, days, setPreset, setOwn, setTimeZone },
    moments: momentsOf(days, timeZone),
    before: momentsOf(daysBefore(days), timeZone),
  };
}
