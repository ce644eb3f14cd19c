import type { ReactNode } from 'react';
import { ApiError } from '../../shared/lib/http';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { FileIcon } from '../compose/file-icon';
import { useComposeWords } from '../compose/words';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import type { Outgoing } from './use-outgoing';

interface Props {
  item: Outgoing;
  onRetry: (clientId: string, confirmed?: boolean) => void;
  onDiscard: (clientId: string) => void;
}

/** A reply that is on its way to the server, or could not get there. */
export function Pending({ item, onRetry, onDiscard }: Props): ReactNode {
  const texts = useTexts();
  const words = useComposeWords();
  const { locale } = usePrefs();
  // The server found what was not seen when it was sent, as when a list has changed since.
  const sensitive = item.error instanceof ApiError && item.error.code === 'SENSITIVE';
  const why = sensitive ? words.errSensitive : explain(item.error, texts);
  return (
    <article className={`message agent ${item.state}`}>
      <p className="message-head">
        <b>{texts.you}</b> <time>{clock(item.at, locale)}</time>
      </p>
      {item.text !== '' && <div className="bubble">{item.text}</div>}
      {item.more?.attachments?.map(({ id, name }) => (
        <span key={id} className="file">
          <FileIcon /> {name}
        </span>
      ))}
      <p className="message-state">
        {item.state === 'failed' ? `${texts.failed} · ${why}` : texts[item.state]}
        {item.state === 'failed' && (
          <>
            {' '}
            <button type="button" onClick={() => onRetry(item.clientId, sensitive)}>
              {sensitive ? words.sendAnyway : texts.retry}
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
