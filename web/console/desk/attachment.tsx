import { useState, type ReactNode } from 'react';
import type { MessageView } from '../../../src/contract/api';
import { FileIcon } from '../compose/file-icon';
import { useTexts } from '../lib/texts';

/** A picture in the conversation, or a link to a file. */
export function Attachment({ name, contentType, url }: MessageView['attachments'][number]): ReactNode {
  const texts = useTexts();
  const web = /^https?:\/\//i.test(url) || url.startsWith('/');
  const label = name === '' ? texts.file : name;
  if (!web) {
    return (
      <span className="file">
        <FileIcon /> {label}
      </span>
    );
  }
  if (contentType.startsWith('image/')) return <Picture url={url} label={label} />;
  return (
    <a className="file" href={url} target="_blank" rel="noopener noreferrer">
      <FileIcon /> {label}
    </a>
  );
}

/** Files are fetched from the vendor soon after the message: until then the picture can be asked for again. */
function Picture({ url, label }: { url: string; label: string }): ReactNode {
  const texts = useTexts();
  const [missing, setMissing] = useState(false);
  if (missing) {
    return (
      <p className="file">
        <FileIcon /> {label} · {texts.notFetched}{' '}
        <button type="button" onClick={() => setMissing(false)}>
          {texts.retry}
        </button>
      </p>
    );
  }
  return (
    <a className="file" href={url} target="_blank" rel="noopener noreferrer">
      <img src={url} alt={label} loading="lazy" onError={() => setMissing(true)} />
    </a>
  );
}
