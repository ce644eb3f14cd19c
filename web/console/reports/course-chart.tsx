import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import type { FigureView, ReportView } from '../../../src/contract/figures-api';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, type Locale } from '../../shared/locale';
import { useReportTexts, type ReportMessages } from './messages';
import { startText } from './starts';
import { shown } from './values';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  report: ReportView;
  before: ReportView | null;
  figure: string;
}

/** Counts as bars, all else as a line; the span before is dashed. */
export function CourseChart({ report, before, figure }: Props): ReactNode {
  const texts = useReportTexts();
  const { locale, theme } = usePrefs();
  const box = useRef<HTMLDivElement>(null);
  const known = report.figures.find(({ id }) => id === figure);
  const step = report.interval === 'none' ? 'day' : report.interval;

  useEffect(() => {
    if (box.current === null || known === undefined) return;
    const place = box.current;
    const chart = init(place, null, { renderer: 'svg' });
    chart.setOption(optionOf(report, before, known, texts, locale));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [report, before, known, texts, locale, theme]);
  const label = fill(texts.chartLabel, { title: known?.title ?? '', interval: texts[step] });
  return <div ref={box} className="course-chart" role="img" aria-label={label} />;
}

function optionOf(
  report: ReportView,
  before: ReportView | null,
  figure: FigureView,
  texts: ReportMessages,
  locale: Locale,
): EChartsCoreOption {
  const colour = (token: string): string =>
    getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const index = report.figures.findIndex(({ id }) => id === figure.id);
  const values = (of: ReportView): (number | null)[] => of.rows.map((row) => row.values[index] ?? null);
  const format = (value: unknown): string =>
    shown(typeof value === 'number' ? value : null, figure.unit, locale);
  const type = figure.unit === 'count' ? 'bar' : 'line';
  return {
    animation: false,
    textStyle: { color: colour('--soft'), fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 64, right: 20, top: 40, bottom: 30 },
    legend: { top: 4, left: 0, textStyle: { color: colour('--ink') } },
    // Why rich text: the policy of the page refuses styles in HTML, which the other kind is made of.
    tooltip: {
      ...{ trigger: 'axis', renderMode: 'richText', valueFormatter: format },
      ...{ backgroundColor: colour('--raised'), borderColor: colour('--line') },
      textStyle: { color: colour('--ink') },
    },
    xAxis: {
      type: 'category',
      data: report.rows.map(({ start }) => startText(start, report, locale)),
      axisLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { color: colour('--soft') },
    },
    yAxis: {
      type: 'value',
      ...(figure.unit === 'share' && { max: 1, min: 0 }),
      axisLabel: { color: colour('--soft'), formatter: format },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [
      {
        ...{ type, name: texts.thisSpan, data: values(report), color: colour('--accent') },
        ...{ symbol: 'circle', symbolSize: 7, barMaxWidth: 28 },
      },
      ...(before === null
        ? []
        : [
            {
              ...{ type: 'line', name: texts.spanBefore, data: values(before), color: colour('--warn') },
              ...{ symbol: 'triangle', symbolSize: 7, lineStyle: { type: 'dashed', width: 1.5 } },
            },
          ]),
    ],
  };
}
