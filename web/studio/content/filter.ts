import type { IntentRow } from '../../../src/contract/studio';

export const SHOWN = ['all', 'changed', 'findings', 'few'] as const;
export type Shown = (typeof SHOWN)[number];

/** Fewer questions than this in a language teach an intent badly. */
export const FEW = 12;

export interface Filter {
  text: string;
  /** Empty: every topic. */
  topic: string;
  show: Shown;
}
export const NO_FILTER: Filter = { text: '', topic: '', show: 'all' };

const TESTS: Record<Shown, (row: IntentRow) => boolean> = {
  all: () => true,
  changed: ({ change }) => change !== null,
  findings: ({ findings }) => findings.errors + findings.warnings > 0,
  few: (row) => row.change !== 'removed' && hasFew(row),
};

export function hasFew({ questions }: IntentRow): boolean {
  return Math.min(questions['zh-CN'], questions.en) < FEW;
}

export function matches(row: IntentRow, { text, topic, show }: Filter): boolean {
  return (topic === '' || row.topic === topic) && TESTS[show](row) && holds(row, text);
}

/** Every word of the search stands in the id, the topic or a title. */
function holds({ id, topic, titles }: IntentRow, text: string): boolean {
  const written = `${id} ${topic} ${Object.values(titles).join(' ')}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => written.includes(word));
}

export const countShown = (rows: readonly IntentRow[], show: Shown): number =>
  rows.filter(TESTS[show]).length;

/** Rows under their topics, in the order in which both came. */
export function byTopic(rows: readonly IntentRow[]): [topic: string, rows: IntentRow[]][] {
  const topics = new Map<string, IntentRow[]>();
  for (const row of rows) {
    const group = topics.get(row.topic);
    if (group === undefined) topics.set(row.topic, [row]);
    else group.push(row);
  }
  return [...topics];
}
