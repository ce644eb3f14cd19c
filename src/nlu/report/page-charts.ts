import { bars, shareLines, shotLines, type Line } from './charts';
import { coverageAccuracy, rejectionCurve, worstPairs } from './curves';
import type { Measured } from './run-experiment';
import type { EChartsOption } from 'echarts';

const PAIRS = 15;

export interface PageChart {
  /** File name without its extension. */
  file: string;
  title: string;
  option: EChartsOption;
}

/** All charts that the measurements have something for. */
export function chartsOf(all: readonly Measured[]): PageChart[] {
  const full = all.filter(({ experiment }) => experiment.shots === undefined && !experiment.taught);
  return [coverageChart(full), ...shotChart(all), ...strangersChart(all), ...full.map(confusionChart)];
}

function coverageChart(full: readonly Measured[]): PageChart {
  const title = 'Accuracy of what is answered, by the share that is answered';
  const lines = full.map(({ experiment, insiders }) => ({
    name: experiment.set,
    points: coverageAccuracy(insiders),
  }));
  return {
    file: 'coverage-accuracy',
    title,
    option: shareLines(title, 'answered, %', 'accuracy, %', lines, 80),
  };
}

function shotChart(all: readonly Measured[]): PageChart[] {
  const few = all.filter(({ experiment }) => !experiment.taught);
  const sets = [
    ...new Set(few.filter(({ experiment }) => experiment.shots).map(({ experiment }) => experiment.set)),
  ];
  if (sets.length === 0) return [];
  const steps = [...new Set(few.flatMap(({ experiment }) => experiment.shots ?? []))].sort((a, b) => a - b);
  const accuracy = (set: string, shots: number | undefined): number | null =>
    few.find(({ experiment }) => experiment.set === set && experiment.shots === shots)?.figures.accuracy ??
    null;
  const lines = sets.map((set) => ({
    name: set,
    shares: [...steps.map((shots) => accuracy(set, shots)), accuracy(set, undefined)],
  }));
  const title = 'Accuracy by questions per intent';
  return [{ file: 'few-shot', title, option: shotLines(title, [...steps.map(String), 'all'], lines) }];
}

function strangersChart(all: readonly Measured[]): PageChart[] {
  const lines: Line[] = all
    .filter(({ strangers, experiment }) => strangers.length > 0 && experiment.shots === undefined)
    .map(({ experiment, insiders, strangers }) => ({
      name: `${experiment.set}${experiment.taught ? ', taught strangers' : ''}`,
      points: rejectionCurve(insiders, strangers),
    }));
  if (lines.length === 0) return [];
  const title = 'Strangers noticed, by the share of questions that is given up';
  return [
    {
      file: 'out-of-scope',
      title,
      option: shareLines(title, 'questions rejected, %', 'strangers rejected, %', lines),
    },
  ];
}

function confusionChart({ experiment, insiders }: Measured): PageChart {
  const title = `${experiment.set}: what is taken for what`;
  const rows = worstPairs(insiders, PAIRS).map(({ from, to, count }) => ({ name: `${from} → ${to}`, count }));
  return { file: `confusion-${experiment.set}`, title, option: bars(title, rows) };
}
