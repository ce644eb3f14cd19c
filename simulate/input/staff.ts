import type { Worker } from '../model';
import type { Group } from './scenario-schema';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Three hundred people of a bank, around the clock. */
export const USUAL_STAFF: readonly Pick<Group, 'name' | 'count' | 'queues' | 'shifts'>[] = [
  { name: 'general-day', count: 80, queues: ['general', 'cards'], shifts: ['08:00-12:00', '13:00-17:00'] },
  { name: 'general-mid', count: 50, queues: ['general', 'cards'], shifts: ['10:00-14:00', '15:00-19:00'] },
  { name: 'general-late', count: 25, queues: ['general', 'cards'], shifts: ['15:00-23:00'] },
  { name: 'general-night', count: 8, queues: ['general', 'cards'], shifts: ['23:00-07:00'] },
  { name: 'general-early', count: 12, queues: ['general', 'cards'], shifts: ['06:00-14:00'] },
  { name: 'cards', count: 45, queues: ['cards'], shifts: ['09:00-13:00', '14:00-18:00'] },
  { name: 'loans', count: 25, queues: ['loans'], shifts: ['09:00-12:00', '13:30-18:00'] },
  { name: 'wealth', count: 18, queues: ['wealth'], shifts: ['09:00-12:00', '13:30-18:00'] },
  { name: 'complaints', count: 17, queues: ['complaints'], shifts: ['09:00-18:00'] },
  { name: 'fraud-day', count: 14, queues: ['fraud', 'cards'], shifts: ['07:00-19:00'] },
  { name: 'fraud-night', count: 6, queues: ['fraud', 'cards'], shifts: ['19:00-07:00'] },
];

/** The people of a staffing plan; a shift that ends before it begins ends the next day, and began the day before too. */
export function workersOf(groups: readonly Group[], midnight: number): Worker[] {
  return groups.flatMap(({ name, count, shifts, ...rest }) => {
    const times = shifts.flatMap((shift) => timesOf(shift, midnight));
    return Array.from({ length: count }, (_, number) => ({
      ...rest,
      id: `${name}-${String(number + 1).padStart(3, '0')}`,
      shifts: times,
    }));
  });
}

function timesOf(shift: string, midnight: number): [number, number][] {
  const [from = 0, to = 0] = shift.split('-').map((clock) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * 60 + minutes;
  });
  const at = (minutes: number): number => midnight + minutes * MINUTE_MS;
  if (from < to) return [[at(from), at(to)]];
  return [
    [midnight, at(to)],
    [at(from), at(to + DAY_MINUTES)],
  ];
}
