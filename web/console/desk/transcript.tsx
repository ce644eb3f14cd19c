import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { explain } from '../lib/errors';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { Message } from './message';
import type { Outgoing } from './use-outgoing';

interface Props {
  messages: MessageView[];
  /** Each message names its channel. */
  marked: boolean;
  older: (() => void) | null;
  outgoing: Outgoing[];
  onRetry: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
}

/** Closer to the end than this (px), the reader is taken to follow. */
const NEAR = 80;

/** All that was said, from the customer's first word to the bot. */
export function Transcript({ messages, marked, older, outgoing, onRetry, onDiscard }: Props): ReactNode {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);
  const shown = messages.filter(isShown);
  const count = shown.length + outgoing.length;

  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    setBehind(false);
  };
  useLayoutEffect(() => {
    if (following.current) toEnd();
    else setBehind(true);
  }, [count]);

  const onScroll = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < NEAR;
    if (following.current) setBehind(false);
  };
  return (
    <div className="transcript-wrap">
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
        {older !== null && (
          <button type="button" className="older" onClick={older}>
            {texts.older}
          </button>
        )}
        {shown.map((message, index) => (
          <Message key={message.id} message={message} before={shown[index - 1]} marked={marked} />
        ))}
        {outgoing.map((item) => (
          <Pending key={item.clientId} item={item} onRetry={onRetry} onDiscard={onDiscard} />
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

/** Events have no words; the moves in the details tell them better. */
function isShown(message: MessageView): boolean {
  return message.type === 'message' && (message.text !== '' || message.attachments.length > 0);
}

interface PendingProps extends Pick<Props, 'onRetry' | 'onDiscard'> {
  item: Outgoing;
}

function Pending({ item, onRetry, onDiscard }: PendingProps): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  return (
    <article className={`message agent ${item.state}`}>
      <p className="message-head">
        <b>{texts.you}</b> <time>{clock(item.at, locale)}</time>
      </p>
      <div className="bubble">{item.text}</div>
      <p className="message-state">
        {item.state === 'failed' ? `${texts.failed} · ${explain(item.error, texts)}` : texts[item.state]}
        {item.state === 'failed' && (
          <>
            {' '}
            <button type="button" onClick={() => onRetry(item.clientId)}>
              {texts.retry}
            </button>{' '}
            <button type="button" onClick={() => onDiscard(item.clientId)}>
              {texts.discard}
            </button>
          </>
        )}
      </p>
    </article>
  );
}
