import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { MessageView } from '../../../src/contract/api';
import type { NoteView } from '../../../src/contract/assist';
import { linesOf, type Line } from '../compose/lines';
import { Note } from '../compose/note';
import { useScript } from '../compose/use-script';
import { useComposeWords } from '../compose/words';
import { useTexts } from '../lib/texts';
import { Message } from './message';
import { Pending } from './pending';
import type { Outgoing } from './use-outgoing';

interface Props {
  messages: MessageView[];
  /** Words among colleagues. */
  notes: NoteView[];
  /** The agent who reads. */
  me: string;
  /** Each message names its channel. */
  marked: boolean;
  /** Reads what was said before; null while it is read, and at the beginning. */
  older: (() => void) | null;
  /** There is nothing before. */
  whole: boolean;
  outgoing: Outgoing[];
  onRetry: (clientId: string, confirmed?: boolean) => void;
  onDiscard: (clientId: string) => void;
}

/** Closer to the end than this (px), the reader is taken to follow. */
const NEAR = 80;
/** So many lines are in the page; further ones come on demand. */
const PAGE = 150;

/** All that was said, from the customer's first word to the bot. */
export function Transcript({ messages, notes, marked, me, older, whole, outgoing, ...on }: Props): ReactNode {
  const texts = useTexts();
  const words = useComposeWords();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const held = useRef<number | null>(null);
  const [behind, setBehind] = useState(false);
  const [page, setPage] = useState(PAGE);
  const script = useScript(messages);
  const lines = useMemo(() => linesOf(messages.filter(isShown), notes, whole), [messages, notes, whole]);
  const shown = lines.slice(-page);
  const count = lines.length + outgoing.length;

  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    setBehind(false);
  };
  useLayoutEffect(() => {
    if (following.current) toEnd();
    else if (held.current === null) setBehind(true);
  }, [count]);
  // What comes in above must not push away what is being read.
  useLayoutEffect(() => {
    if (held.current === null || box.current === null) return;
    box.current.scrollTop = box.current.scrollHeight - held.current;
    held.current = null;
  }, [shown[0], page]);

  // The composer grows and shrinks below: the last words must stay in view.
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      if (following.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    });
    if (box.current !== null) sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);

  const onScroll = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < NEAR;
    if (following.current) setBehind(false);
  };
  const earlier = (): void => {
    if (box.current !== null) held.current = box.current.scrollHeight - box.current.scrollTop;
    following.current = false;
    setPage(page + PAGE);
    if (lines.length < page + PAGE) older?.();
  };
  return (
    <div className="transcript-wrap">
      {script.on !== null && (
        <button type="button" className="script-toggle" aria-pressed={script.on} onClick={script.toggle}>
          {script.on ? words.asWritten : words.inMyScript}
        </button>
      )}
      <div
        id="transcript"
        className="transcript"
        ref={box}
        role="log"
        aria-label={texts.transcript}
        tabIndex={0}
        onScroll={onScroll}
        onLoadCapture={() => following.current && toEnd()}
      >
        {(older !== null || lines.length > shown.length) && (
          <button type="button" className="older" onClick={earlier}>
            {texts.older}
          </button>
        )}
        {shown.map((line) => (
          <Row key={keyOf(line)} line={line} me={me} marked={marked} shown={script.shown} />
        ))}
        {outgoing.map((item) => (
          <Pending key={item.clientId} item={item} {...on} />
        ))}
      </div>
      {behind && (
        <button type="button" className="latest" onClick={toEnd}>
          {texts.latest} ↓
        </button>
      )}
    </div>
  );
}

interface RowProps {
  line: Line;
  me: string;
  marked: boolean;
  shown: (text: string) => string;
}

function Row({ line, me, marked, shown }: RowProps): ReactNode {
  if (line.kind === 'note') return <Note note={line.note} mine={line.note.by.id === me} />;
  const { message, before } = line;
  const text = message.author === 'customer' ? shown(message.text) : message.text;
  return <Message message={message} before={before} marked={marked} text={text} />;
}

function keyOf(line: Line): string {
  return line.kind === 'note' ? `note ${line.note.id}` : line.message.id;
}

/** Events have no words; the moves in the details tell them better. */
function isShown(message: MessageView): boolean {
  return message.type === 'message' && (message.text !== '' || message.attachments.length > 0);
}
