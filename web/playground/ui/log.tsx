/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Item, PhoneModel } from '../lib/phones';
import { clock, type PhoneProps } from './props';

interface Props extends Pick<PhoneProps, 'texts' | 'locale'> {
  model: PhoneModel;
  /** Said while nothing has been written. */
  empty: string;
  label: string;
  onButton: (title: string) => void;
}

/** What the phone shows; the newest is kept in sight. */
export function Log({ model, texts, locale, empty, label, onButton }: Props): VNode {
  const { items } = model;
  const log = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [items.length]);
  return (
    <div class="log" role="log" aria-live="polite" aria-label={label} tabIndex={0} ref={log}>
      {items.length === 0 && <p class="empty">{empty}</p>}
      {items.map((item, index) => (
        <Message
          key={item.id}
          item={item}
          after={items[index - 1]}
          texts={texts}
          locale={locale}
          isLast={index === items.length - 1}
          onButton={onButton}
        />
      ))}
    </div>
  );
}

interface MessageProps extends Pick<Props, 'texts' | 'locale' | 'onButton'> {
  item: Item;
  after: Item | undefined;
  isLast: boolean;
}

const APART_MS = 5 * 60_000;

function Message({ item, after, texts, locale, isLast, onButton }: MessageProps): VNode {
  if (item.from === 'me' && item.deed === true) return <p class="deed">{item.text}</p>;
  const isApart = after === undefined || Date.parse(item.at) - Date.parse(after.at) > APART_MS;
  return (
    <>
      {isApart && <time dateTime={item.at}>{clock(item.at, locale)}</time>}
      <div class={`note ${item.from}${item.from === 'me' ? ` ${item.state}` : ''}`}>
        <span class="avatar" aria-hidden="true" />
        <div class="said">
          <span class="hidden">{item.from === 'me' ? texts.you : texts.bank}</span>
          {item.from === 'me' && item.picture !== undefined ? (
            <img src={item.picture} alt={item.text} />
          ) : (
            <div class="bubble">
              {item.text}
              {item.from === 'bank' && item.buttons.length > 0 && (
                <Buttons titles={item.buttons} isOpen={isLast} onButton={onButton} />
              )}
            </div>
          )}
          {item.from === 'me' && item.state === 'failed' && <p class="trace bad">{texts.failed}</p>}
        </div>
      </div>
    </>
  );
}

interface ButtonsProps {
  titles: string[];
  isOpen: boolean;
  onButton: (title: string) => void;
}

/** A menu message; it can be tapped while it is the last. */
function Buttons({ titles, isOpen, onButton }: ButtonsProps): VNode {
  return (
    <ul class="choices">
      {titles.map((title) => (
        <li key={title}>
          <button type="button" disabled={!isOpen} onClick={() => onButton(title)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
