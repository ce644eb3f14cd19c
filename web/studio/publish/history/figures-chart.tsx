import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { percent } from '../report/figures';
import { usePublishTexts } from '../texts';
import type { VersionFigures } from './version-figures';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const SERIES = [
  ['golden', 'colGolden', '--good', 'circle'],
  ['accuracy', 'colAccuracy', '--accent', 'rect'],
  ['rejection', 'colRejection', '--warn', 'triangle'],
] as const;

const STEPS = 4;

/** The figures of the versions, oldest left. The table beside it has the same. */
export function FiguresChart({ versions }: { versions: readonly VersionFigures[] }): ReactNode {
  const texts = usePublishTexts();
  const { locale, theme } = usePrefs();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, null, { renderer: 'svg' });
    const step = stepOf(versions);
    const colour = (token: string): string =>
      getComputedStyle(document.documentElement).getPropertyValue(token);
    chart.setOption({
      animation: false,
      textStyle: { color: colour('--soft'), fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 52, right: 24, top: 44, bottom: 34 },
      legend: { top: 4, left: 0, icon: 'roundRect', textStyle: { color: colour('--ink') } },
      // Why rich text: the policy of the page refuses styles in HTML, which the other kind is made of.
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colour('--raised'),
        borderColor: colour('--line'),
        textStyle: { color: colour('--ink') },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? percent(value, locale) : '–'),
      },
      xAxis: {
        type: 'category',
        data: versions.map(({ number }) => fill(texts.version, { n: number })),
        axisLine: { lineStyle: { color: colour('--line') } },
        axisLabel: { color: colour('--soft') },
      },
      yAxis: {
        type: 'value',
        max: 1,
        min: 1 - STEPS * step,
        interval: step,
        axisLabel: { color: colour('--soft'), formatter: (value: number) => `${Math.round(value * 100)}%` },
        splitLine: { lineStyle: { color: colour('--line') } },
      },
      series: SERIES.map(([key, name, token, symbol]) => ({
        type: 'line',
        name: texts[name],
        data: versions.map((version) => version[key]),
        symbol,
        symbolSize: 8,
        lineStyle: { width: 2.5 },
        color: colour(token),
      })),
    });
    return follow(chart, box.current);
  }, [versions, texts, locale, theme]);
  return <div ref={box} className="figures-chart" role="img" aria-label={texts.figuresLabel} />;
}

/** Keeps the chart as large as its place. */
function follow(chart: ECharts, place: HTMLElement): () => void {
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(place);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}

/** Between two lines of the scale: so many twentieths that the lowest figure fits in. */
function stepOf(versions: readonly VersionFigures[]): number {
  const values = versions.flatMap(({ golden, accuracy, rejection }) => [golden, accuracy, rejection]);
  const lowest = Math.min(...values.filter((value) => value !== null));
  return Math.max(1, Math.ceil(((1 - lowest) * 20) / STEPS)) / 20;
}
