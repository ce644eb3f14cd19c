import type { ReactNode } from 'react';
import type { FigureView } from '../../../src/contract/figures-api';
import { useReportTexts } from './messages';

/** What every figure means; open on paper. */
export function Definitions({ figures }: { figures: readonly FigureView[] }): ReactNode {
  const texts = useReportTexts();
  return (
    <details className="definitions">
      <summary>{texts.definitions}</summary>
      <dl>
        {figures.map(({ id, title, definition }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
