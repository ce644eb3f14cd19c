export interface AuditQuery {
  actor: string;
  action: string;
  outcome: string;
  about: string;
  /** Days of the calendar, as a date field has them. */
  from: string;
  to: string;
}

export const EVERYTHING: AuditQuery = { actor: '', action: '', outcome: '', about: '', from: '', to: '' };

/** The filter as an address has it; the last day is included. */
export function queryOf({ from, to, ...rest }: AuditQuery, before: number | null = null): string {
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value.trim() !== ''));
  if (from !== '') query.set('from', dayStart(from, 0));
  if (to !== '') query.set('to', dayStart(to, 1));
  if (before !== null) query.set('before', String(before));
  return query.toString();
}

function dayStart(day: string, daysLater: number): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
}
