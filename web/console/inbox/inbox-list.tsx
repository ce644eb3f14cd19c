import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { HEIGHT, topOf, visiblePart, type Line } from './windowed';

interface Props {
  lines: Line[];
  /** Conversation on screen. */
  chosen: string | null;
  draw: (line: Line) => ReactNode;
}

/** Scrolling by less than this (px) draws nothing anew. */
const STEP = 60;

/** A long list of which only what can be seen is in the page. Up, down, Home and End go from row to row. */
export function InboxList({ lines, chosen, draw }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const height = useHeight(box);
  const part = visiblePart(lines, scrolled, height);
  useChosenInSight(box, lines, chosen);

  return (
    <div
      className="inbox-list"
      ref={box}
      onScroll={(event) => setScrolled(Math.floor(event.currentTarget.scrollTop / STEP) * STEP)}
      onKeyDown={(event) => moveFocus(event, box.current)}
    >
      <div style={{ height: part.above }} />
      {lines.slice(part.from, part.to).map((line) => (
        <div
          key={`${line.kind} ${line.id}`}
          className={`line is-${line.kind}`}
          style={{ height: HEIGHT[line.kind] }}
        >
          {draw(line)}
        </div>
      ))}
      <div style={{ height: part.below }} />
    </div>
  );
}

function useHeight(box: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(900);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return height;
}

/** Scrolls to the chosen row when another is chosen, not whenever the list moves. */
function useChosenInSight(box: RefObject<HTMLDivElement | null>, lines: Line[], chosen: string | null): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (chosen === null || done.current === chosen) return;
    const index = lines.findIndex((line) => line.kind === 'row' && line.escalation.conversationId === chosen);
    const element = box.current;
    if (index === -1 || element === null) return;
    done.current = chosen;
    const top = topOf(lines, index);
    if (top < element.scrollTop) element.scrollTop = top - HEIGHT.head;
    const bottom = top + HEIGHT.row;
    if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [box, lines, chosen]);
}

/** The next row is in the page, as more is drawn than can be seen; focusing it scrolls. */
function moveFocus(event: KeyboardEvent, box: HTMLElement | null): void {
  const rows = [...(box?.querySelectorAll<HTMLElement>('.row') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}
