import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import type { Files } from './use-files';
import { useComposeWords } from './words';

/** What goes with the message. */
export function FileTray({ files }: { files: Files }): ReactNode {
  const texts = useTexts();
  const words = useComposeWords();
  if (files.list.length === 0 && files.notice === null) return null;
  return (
    <div className="file-tray">
      {files.list.map(({ key, name, picture, state, error }) => (
        <figure key={key} className={state}>
          {picture === null ? <span aria-hidden="true">PDF</span> : <img src={picture} alt="" />}
          <figcaption>
            <b>{name}</b>
            {state === 'sending' && <span role="status">{words.uploading}</span>}
            {state === 'failed' && <span role="alert">{explain(error, texts)}</span>}
          </figcaption>
          <button
            type="button"
            className="quiet"
            aria-label={fill(words.removeFile, { name })}
            onClick={() => files.remove(key)}
          >
            ✕
          </button>
        </figure>
      ))}
      {files.notice !== null && (
        <p className="tray-notice" role="alert">
          {files.notice}
        </p>
      )}
    </div>
  );
}
