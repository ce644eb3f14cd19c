/** An approved template of the fakes. */
export interface FakeTemplate {
  id: string;
  /** With its variable as the vendor writes it. */
  text: string;
  variable: string;
}

const ADDRESS = /https?:\/\/|www\.|\.(?:com|cn)\b/i;

/** What is wrong with the value of a variable, in words that each vendor turns into its code; null when nothing is. */
export function faultOfValue(value: unknown, most: number): 'missing' | 'too-long' | 'address' | null {
  if (typeof value !== 'string' || value === '') return 'missing';
  if (value.length > most) return 'too-long';
  return ADDRESS.test(value) ? 'address' : null;
}

export function fill(template: FakeTemplate, sign: string, value: string): string {
  return `【${sign}】${template.text.split(template.variable).join(value)}`;
}

/** Where the vendor and the telephone network look for a date: China's time. */
export function chinaTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
