import type { EChartsOption } from 'echarts';
import type { Point } from './curves';
import { InputError } from './input-error';

const SIZE = { width: 760, height: 420 };
const COLOURS = ['#0b7a75', '#c1553b', '#4a5ba8', '#b8860b', '#7a4988'];

export interface Line {
  name: string;
  points: Point[];
}

/** Draws a chart as an SVG text. The library is for development only: it is loaded when a chart is drawn. */
export async function drawSvg(option: EChartsOption): Promise<string> {
  const echarts = await import('echarts').catch((error: unknown) => {
    throw new InputError('Charts need the development dependencies; run npm ci without --omit=dev', error);
  });
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  chart.setOption({ animation: false, backgroundColor: '#ffffff', color: COLOURS, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Curves over shares; both axes are percentages. */
export function shareLines(
  title: string,
  x: string,
  y: string,
  lines: readonly Line[],
  least = 0,
): EChartsOption {
  return {
    title: { text: title, left: 16, top: 8, textStyle: { fontSize: 15 } },
    legend: { bottom: 6 },
    grid: { left: 70, right: 30, top: 50, bottom: 80 },
    xAxis: { ...percentAxis(x), nameGap: 28 },
    yAxis: { ...percentAxis(y), min: least, nameGap: 46 },
    series: lines.map(({ name, points }) => ({
      name,
      type: 'line',
      showSymbol: false,
      data: points.map(([across, up]) => [round(100 * across), round(100 * up)]),
    })),
  };
}

/** Accuracy by questions per intent. */
export function shotLines(
  title: string,
  steps: readonly string[],
  lines: readonly { name: string; shares: (number | null)[] }[],
): EChartsOption {
  return {
    title: { text: title, left: 16, top: 8, textStyle: { fontSize: 15 } },
    legend: { bottom: 6 },
    grid: { left: 70, right: 30, top: 50, bottom: 80 },
    xAxis: {
      type: 'category',
      data: [...steps],
      name: 'questions per intent',
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: { ...percentAxis('accuracy, %'), nameGap: 46, scale: true },
    series: lines.map(({ name, shares }) => ({
      name,
      type: 'line',
      connectNulls: true,
      label: { show: true, formatter: '{c}' },
      data: shares.map((share) => (share === null ? null : round(100 * share))),
    })),
  };
}

/** Bars with long names, the longest bar on top. */
export function bars(title: string, rows: readonly { name: string; count: number }[]): EChartsOption {
  const shown = [...rows].reverse();
  return {
    title: { text: title, left: 16, top: 8, textStyle: { fontSize: 15 } },
    grid: { left: 390, right: 40, top: 45, bottom: 30 },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', data: shown.map(({ name }) => name), axisLabel: { fontSize: 11 } },
    series: [
      { type: 'bar', data: shown.map(({ count }) => count), label: { show: true, position: 'right' } },
    ],
  };
}

function percentAxis(name: string): { type: 'value'; name: string; nameLocation: 'middle'; max: number } {
  return { type: 'value', name, nameLocation: 'middle', max: 100 };
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
