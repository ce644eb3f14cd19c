import { useRef, type ReactNode } from 'react';
import type { Imported } from '../../../src/contract/assist';
import { fill } from '../../shared/locale';
import { composeApi } from '../compose/compose-api';
import { useTexts } from '../lib/texts';
import { useCannedWords } from './words';

const MOST_SHOWN = 20;

/** A new reply, and replies as a table. */
export function ExchangeBar({
  onNew,
  onImport,
}: {
  onNew: () => void;
  onImport: (csv: string) => void;
}): ReactNode {
  const words = useCannedWords();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="canned-bar">
      <button type="button" className="primary" onClick={onNew}>
        {words.add}
      </button>
      <a className="button" href={composeApi.exportCanned} download>
        {words.exportCsv}
      </a>
      <button type="button" onClick={() => picker.current?.click()}>
        {words.importCsv}
      </button>
      <input
        ref={picker}
        className="hidden"
        type="file"
        tabIndex={-1}
        accept=".csv,text/csv"
        aria-label={words.importCsv}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          void file?.text().then(onImport);
        }}
      />
    </div>
  );
}

export function ImportedNote({ imported, onClose }: { imported: Imported; onClose: () => void }): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const { created, changed, same, failed } = imported;
  return (
    <section className="canned-imported" role="status">
      <p>{fill(words.imported, { created, changed, same })}</p>
      {failed.length > 0 && (
        <>
          <p className="field-error">{fill(words.importedBad, { n: failed.length })}</p>
          <ul>
            {failed.slice(0, MOST_SHOWN).map(({ line, why }) => (
              <li key={line}>{fill(words.line, { n: line, why })}</li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="quiet" aria-label={texts.close} onClick={onClose}>
        ✕
      </button>
    </section>
  );
}
