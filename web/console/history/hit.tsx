import type { ReactNode } from 'react';
import type { HistoryHit } from '../../../src/contract/history';
import { channelName } from '../../shared/lib/channel-name';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { authorName, customerName } from '../lib/names';
import { dispositionText, reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { dateTime } from './date-time';
import { excerpt, marked } from './marked';
import { useHistoryTexts } from './texts';

interface Props {
  hit: HistoryHit;
  spellings: string[][];
  queueTitle: (id: string) => string;
}

/** A conversation that was found: who, when, what became of it, and where the words stand. */
export function Hit({ hit, spellings, queueTitle }: Props): ReactNode {
  const common = useTexts();
  const { locale } = usePrefs();
  const { conversationId, channel, customer, at, messages } = hit;
  return (
    <li className="hit">
      <a href={`#/c/${encodeURIComponent(conversationId)}`}>
        <span className="hit-head">
          <ChannelIcon channel={channel} />
          <b>{customerName(customer, common)}</b>
          <span className="soft">{channelName(channel, common)}</span>
          <time dateTime={at}>{dateTime(at, locale)}</time>
        </span>
        <Became hit={hit} queueTitle={queueTitle} />
        {messages.map((message) => (
          <span key={message.id} className="hit-words">
            <span className="soft">{authorName(message, common)}</span>{' '}
            {marked(excerpt(message.text, spellings), spellings).map((piece, index) =>
              piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
            )}
          </span>
        ))}
      </a>
    </li>
  );
}

function Became({ hit: { escalation }, queueTitle }: Pick<Props, 'hit' | 'queueTitle'>): ReactNode {
  const texts = useHistoryTexts();
  const common = useTexts();
  if (escalation === null) return <span className="hit-facts soft">{texts.botOnly}</span>;
  const { queue, owner, state, disposition, rating, reason } = escalation;
  return (
    <span className="hit-facts">
      <span>{queueTitle(queue)}</span>
      {owner !== null && <span>{fill(texts.with, { name: owner.displayName })}</span>}
      {state === 'waiting' && <span className="tag high">{texts.waiting}</span>}
      {disposition !== null && <span className="tag">{dispositionText(disposition, common)}</span>}
      {rating !== null && (
        <span className={`tag ${rating.score <= 2 ? 'urgent' : ''}`}>
          {fill(texts.stars, { n: rating.score })}
        </span>
      )}
      <span className="soft">{reasonText(reason, common)}</span>
    </span>
  );
}
