import { cpus, totalmem } from 'node:os';
import type { PageChart } from './page-charts';
import type { Experiment } from './data-sets';
import type { Figures } from './figures';
import { figureTable } from './table';

/** Figures of one experiment as the page shows them. */
export interface Reported {
  experiment: Pick<Experiment, 'set' | 'shots' | 'taught'>;
  figures: Figures;
  baselines: ({ name: string } & Figures)[];
  /** Day on which node-nlp was measured, `YYYY-MM-DD`. */
  baselineDay?: string | undefined;
  /** How many rows were asked, of questions and of strangers. */
  asked: { insiders: number; strangers: number };
}

export interface PageOptions {
  command: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Folder of the charts as seen from the page. */
  chartFolder: string;
}

const INTRODUCTION = `# How well questions are understood

Every figure on this page was measured by one run of

\`\`\`
{command}
\`\`\`

on {day}, on {machine}. Each experiment runs in a process of its own. Shares are of the test rows; each test file is asked once per run.

- **in scope: right and accepted** and everything about rejection hold at one threshold: the one that rejects 5 % of in-scope rows that were not learned from (the set's valid rows; rows held out of training where it has none). Test rows never set it.
- **out of scope** rows are strangers: questions that no intent answers. "taught" means that the set's own example strangers (\`oos_train\`, \`oos_val\`) were learned from; otherwise only the product's built-in everyday talk was, which comes from no data set.
- **training** counts the processor seconds of all threads, calibration included; **understandings a second** is one thread, warm, everything a message goes through (normalising, classifying, rejecting, entities, signals).
- With \`--baseline\` node-nlp runs beside, trained on the same rows: as it comes, and with a learning rate that converges (0.02 in place of 0.6). Where a set has valid rows its threshold rejects 5 % of them too; else it keeps its own (score 0.5).`;

/** The page as Markdown. */
export function pageOf(all: readonly Reported[], charts: readonly PageChart[], options: PageOptions): string {
  const introduction = INTRODUCTION.replace('{command}', options.command)
    .replace('{day}', options.day)
    .replace('{machine}', machine());
  const sections = all.map(sectionOf);
  const pictures = charts.map(({ file, title }) => `![${title}](${options.chartFolder}/${file}.svg)`);
  return `${[introduction, '## Figures', ...sections, '## Charts', ...pictures].join('\n\n')}\n`;
}

function sectionOf({ experiment, figures, baselines, baselineDay, asked }: Reported): string {
  const { set, shots, taught } = experiment;
  const size = shots === undefined ? '' : `, ${shots} questions per intent`;
  const strangers = asked.strangers === 0 ? '' : `, ${asked.strangers} strangers`;
  const table = figureTable([
    { name: 'switchboard', figures },
    ...baselines.map((baseline) => ({ name: baseline.name, figures: baseline })),
  ]);
  const measured = baselineDay === undefined ? '' : `\n\nnode-nlp was measured on ${baselineDay}.`;
  return `### ${set}${size}${taught ? ', taught strangers' : ''}\n\n${asked.insiders} test rows${strangers}.\n\n${markdownTable(table)}${measured}`;
}

function markdownTable([head = [], ...rows]: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory} GB, Node ${process.version}`;
}
