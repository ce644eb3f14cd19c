import { memo, type ReactNode } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { clock } from '../lib/format';
import { authorName } from '../lib/names';
import { usePrefs } from '../lib/prefs';

interface Props {
  message: MessageView;
  before: MessageView | undefined;
}

/** Messages closer than this (ms) share a heading. */
const TOGETHER = 3 * 60_000;

export const Message = memo(function Message({ message, before }: Props): ReactNode {
  const { locale, texts } = usePrefs();
  const { author, text, delivery, buttons } = message;
  const close = before !== undefined && Date.parse(message.at) - Date.parse(before.at) < TOGETHER;
  const joined = close && before.author === author && before.authorName === message.authorName;
  const state = delivery === null || delivery === 'sent' ? null : texts[delivery];
  return (
    <article className={`message ${author}${joined ? ' joined' : ''}`}>
      {!joined && (
        <p className="message-head">
          <b>{authorName(message, texts)}</b> <time dateTime={message.at}>{clock(message.at, locale)}</time>
        </p>
      )}
      {text !== '' && <div className="bubble">{text}</div>}
      {message.attachments.map((attachment) => (
        <Attachment key={attachment.url} {...attachment} />
      ))}
      {buttons.length > 0 && (
        <p className="offered" aria-label={texts.buttonsOffered}>
          {buttons.map((button) => (
            <span key={button}>{button}</span>
          ))}
        </p>
      )}
      {state !== null && <p className={`message-state ${delivery ?? ''}`}>{state}</p>}
    </article>
  );
});

function Attachment({ name, contentType, url }: MessageView['attachments'][number]): ReactNode {
  const web = /^https?:\/\//i.test(url) || url.startsWith('/');
  if (!web) return <span className="file">{name}</span>;
  return (
    <a className="file" href={url} target="_blank" rel="noopener noreferrer">
      {contentType.startsWith('image/') ? <img src={url} alt={name} loading="lazy" /> : `📎 ${name}`}
    </a>
  );
}
