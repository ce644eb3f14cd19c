import type { ReactNode } from 'react';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { usePublishTexts } from '../texts';
import { figureText, isCount, limitOf, scaleOf, type Check } from './figures';

const [WIDTH, HEIGHT, PAD] = [220, 34, 8];

/** A strip with what is allowed shaded, the live version's figure as a line, and this version's as a bar. */
export function CheckStrip({ check }: { check: Check }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const [from, to] = scaleOf(check);
  const x = (value: number): number => PAD + ((value - from) / (to - from)) * (WIDTH - 2 * PAD);
  const limit = limitOf(check);
  const [start, end] = isCount(check) ? [from, limit ?? from] : [limit ?? from, to];
  const label = fill(texts.barLabel, {
    name: texts[`c_${check.name}`],
    figure: figureText(check, check.figure, locale),
    live: check.live === null ? texts.noLive : figureText(check, check.live, locale),
  });
  return (
    <svg className="strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <rect className="strip-track" x={PAD} y="5" width={WIDTH - 2 * PAD} height="14" rx="3" />
      {limit !== null && (
        <rect
          className="strip-allowed"
          x={x(start)}
          y="5"
          width={Math.max(1, x(end) - x(start))}
          height="14"
        />
      )}
      <rect
        className={check.ok ? 'strip-this' : 'strip-this is-bad'}
        x={PAD}
        y="9"
        width={Math.max(2, x(check.figure) - PAD)}
        height="6"
        rx="1"
      />
      {check.live !== null && (
        <line className="strip-live" x1={x(check.live)} x2={x(check.live)} y1="2" y2="22" />
      )}
      <text x={PAD} y="31">
        {figureText(check, from, locale)}
      </text>
      <text x={WIDTH - PAD} y="31" textAnchor="end">
        {figureText(check, to, locale)}
      </text>
    </svg>
  );
}
