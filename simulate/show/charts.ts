import { init, type EChartsOption } from 'echarts';
import type { Result } from '../measure/result';

const SIZE = { width: 960, height: 320 };
const COLOURS = ['#0b5c8f', '#c1553b'];
const SYMBOLS = ['circle', 'rect'];

/** SVG texts; each chart names what it shows, and two scenarios differ in symbol and colour. */
export function chartsOf(results: readonly Result[], timeZone: string): string[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const longest = results.reduce<Result['course']>(
    (most, { course }) => (course.length > most.length ? course : most),
    [],
  );
  const times = longest.map(({ at }) => clock.format(Date.parse(at)));
  const course = (title: string, of: (quarter: Result['course'][number]) => number | null): string =>
    draw({
      ...frame(title, results),
      xAxis: { type: 'category', data: times },
      series: results.map(({ name, course: quarters }, index) => ({
        ...{ type: 'line', name, symbol: SYMBOLS[index] ?? 'circle', symbolSize: 5 },
        data: quarters.map(of),
      })),
    });
  return [
    course('Customers who come, by quarters of an hour', ({ arrivals }) => arrivals),
    course('Customers who wait', ({ waiting }) => waiting),
    course('Mean wait of those who came then, in seconds', ({ meanWait }) =>
      meanWait === null ? null : Math.round(meanWait),
    ),
    course('Who came then and left without an answer', ({ left }) => left),
    levels(results),
  ];
}

function levels(results: readonly Result[]): string {
  const queues = [...new Set(results.flatMap((result) => Object.keys(result.queues)))].sort();
  return draw({
    ...frame('Service level by queue, in percent', results),
    xAxis: { type: 'category', data: queues },
    series: results.map((result) => ({
      ...{ type: 'bar', name: result.name, label: { show: true, position: 'top' } },
      data: queues.map((queue) => percentOf(result.queues[queue]?.serviceLevel ?? null)),
    })),
  });
}

function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10;
}

function frame(title: string, results: readonly Result[]): EChartsOption {
  return {
    title: { text: title, left: 8, top: 4, textStyle: { fontSize: 15 } },
    legend: { show: results.length > 1, right: 8, top: 4 },
    grid: { left: 56, right: 16, top: 44, bottom: 30 },
    yAxis: { type: 'value', min: 0 },
  };
}

function draw(option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  chart.setOption({ animation: false, color: COLOURS, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
