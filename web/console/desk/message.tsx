import { memo, type ReactNode } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { deliveryText, isElsewhere } from '../lib/delivery';
import { clock } from '../../shared/lib/format';
import { authorName } from '../lib/names';
import { channelName } from '../../shared/lib/channel-name';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { Attachment } from './attachment';
import { WrongAnswer } from './wrong-answer';

interface Props {
  message: MessageView;
  before: MessageView | undefined;
  /** Say on which channel it was. */
  marked: boolean;
  /** Its words as they are to be shown: in the agent's own script, perhaps. */
  text: string;
}

/** Messages closer than this (ms) share a heading. */
const TOGETHER = 3 * 60_000;

export const Message = memo(function Message({ message, before, marked, text }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const { author, delivery, buttons, channel } = message;
  const joined = before !== undefined && isTogether(before, message);
  const state = deliveryText(message, texts);
  // The heading of a notice is for screen readers only.
  const showsViaBelow = marked && author === 'system';
  const via = (
    <span className="via">
      <ChannelIcon channel={channel} /> {channelName(channel, texts)}
    </span>
  );
  return (
    <article className={`message ${author}${joined ? ' joined' : ''}`}>
      {!joined && (
        <p className="message-head">
          <b>{authorName(message, texts)}</b> <time dateTime={message.at}>{clock(message.at, locale)}</time>
          {marked && via}
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
      {isAnswer(message, before) && <WrongAnswer message={message} />}
      {(state !== null || showsViaBelow) && (
        <p className={`message-state ${isElsewhere(message) ? '' : (delivery ?? '')}`}>
          {state} {showsViaBelow && via}
        </p>
      )}
    </article>
  );
}, isSame);

/** Why: each reading of the conversation makes all its messages anew, and few of them have changed. */
function isSame(one: Props, other: Props): boolean {
  return (
    one.marked === other.marked &&
    one.text === other.text &&
    one.message.id === other.message.id &&
    one.message.delivery === other.message.delivery &&
    one.message.code === other.message.code &&
    one.message.segments === other.message.segments &&
    one.message.attachments.length === other.message.attachments.length &&
    one.before?.id === other.before?.id
  );
}

/** Only an answer can be wrong: not a greeting, nor what is said about the queue. */
function isAnswer({ author, text }: MessageView, before: MessageView | undefined): boolean {
  return author === 'bot' && text !== '' && before?.author === 'customer';
}

function isTogether(before: MessageView, message: MessageView): boolean {
  if (Date.parse(message.at) - Date.parse(before.at) >= TOGETHER) return false;
  const { author, authorName: name, conversationId } = message;
  return before.author === author && before.authorName === name && before.conversationId === conversationId;
}
