import type { ReactNode } from 'react';
import type { FigureMark } from '../../../../src/contract/figures-api';
import { useReportTexts } from '../messages';

const SHAPES: Record<FigureMark, string> = { good: '●', warn: '▲', bad: '■', none: '' };

/** How a figure stands: by shape, by word, and by the colour of whatever it is in. */
export function MarkWord({ mark }: { mark: FigureMark }): ReactNode {
  const texts = useReportTexts();
  return (
    <span className="mark-word">
      <span aria-hidden="true">{SHAPES[mark]}</span> {texts[`mark_${mark}`]}
    </span>
  );
}

/** In a table: the shape beside the figure, the word for whoever cannot see it. */
export function MarkedCell({ mark, children }: { mark: FigureMark; children: ReactNode }): ReactNode {
  const texts = useReportTexts();
  return (
    <td className={`is-${mark}`}>
      <span aria-hidden="true">{SHAPES[mark]}</span> {children}
      {mark !== 'none' && <span className="hidden"> ({texts[`mark_${mark}`]})</span>}
    </td>
  );
}
