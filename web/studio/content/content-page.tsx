import { useState, type ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { IntentEditor } from '../editor/intent-editor';
import { go, useRoute } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';
import { EmptyState } from '../ui/empty-state';
import { Failure } from '../ui/failure';
import { FindingLine } from '../ui/finding-line';
import { Skeleton } from '../ui/skeleton';
import { NO_FILTER } from './filter';
import { IntentList } from './intent-list';
import { NewIntentDialog } from './new-intent-dialog';
import './content.css';

/** The list of intents; beside it, the one that the address names. */
export function ContentPage(): ReactNode {
  const { catalogue, failure, refresh, say } = useStudio();
  const words = useWords(CONTENT);
  const chosen = useRoute()[1] ?? null;
  const [filter, setFilter] = useState(NO_FILTER);
  const [creating, setCreating] = useState(false);

  const created = (id: string): void => {
    setCreating(false);
    say(fill(words.created, { id }));
    go('content', id);
  };
  const create = (
    <button type="button" className="primary" onClick={() => setCreating(true)}>
      + {words.newIntent}
    </button>
  );
  return (
    <div className={chosen === null ? 'page-body content-page' : 'content-split'}>
      {catalogue === null && (
        <div className="page-body">
          <Failure error={failure} onRetry={() => void refresh()} />
          {failure === null && <Skeleton lines={12} />}
        </div>
      )}
      {catalogue !== null && chosen === null && (
        <>
          <header className="page-head">
            <div>
              <h1>{words.title}</h1>
              <p className="soft">
                {fill(words.summary, {
                  intents: catalogue.intents.length,
                  topics: catalogue.topics.length,
                  live: catalogue.live,
                })}
              </p>
            </div>
            {create}
          </header>
          {catalogue.findings.length > 0 && (
            <details className="card file-findings">
              <summary>
                {words.fileFindings} ({catalogue.findings.length})
              </summary>
              {catalogue.findings.map((finding) => (
                <FindingLine
                  key={`${finding.file}:${finding.line}:${finding.rule}`}
                  finding={finding}
                  place
                />
              ))}
            </details>
          )}
        </>
      )}
      {catalogue !== null && (
        <IntentList catalogue={catalogue} filter={filter} onFilter={setFilter} chosen={chosen} />
      )}
      {catalogue?.intents.length === 0 && chosen === null && (
        <EmptyState title={words.noIntents} hint={words.noIntentsHint}>
          {create}
        </EmptyState>
      )}
      {catalogue !== null && chosen !== null && <IntentEditor key={chosen} id={chosen} />}
      {creating && <NewIntentDialog onClose={() => setCreating(false)} onCreated={created} />}
    </div>
  );
}
