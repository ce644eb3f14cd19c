import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import type { PrivacyView } from '../../../src/contract/people';
import { ApiError } from '../../shared/lib/http';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { EraseDialog } from './erase-dialog';
import { ErasureTable } from './erasure-table';
import { usePrivacyTexts } from './texts';
import './privacy.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

const AGAIN_MS = 3_000;

/** How long everything is kept, and the erasure of a person. */
export function PrivacyPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = usePrivacyTexts();
  const { data, error, refresh } = useLoaded('privacy', peopleApi.privacy);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const running = data?.erasures.some(({ state }) => state === 'running') === true;
  useEffect(() => {
    document.title = `${words.title} · ${texts.product}`;
  }, [words, texts]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, refresh]);
  return (
    <div className="page privacy">
      <TopBar me={me} page="erasure" onSignOut={onSignOut} />
      <main>
        <header className="privacy-head">
          <div>
            <h1>{words.title}</h1>
            <p className="soft">{words.hint}</p>
          </div>
          <button type="button" className="primary" onClick={() => setOpen(true)}>
            {words.erase}
          </button>
        </header>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <p role="status">{said}</p>
        {data && <Retention retention={data.retention} />}
        {data && <ErasureTable erasures={data.erasures} />}
      </main>
      {open && (
        <EraseDialog
          onClose={() => setOpen(false)}
          onBegun={() => {
            setOpen(false);
            setSaid(words.begun);
            void refresh();
          }}
        />
      )}
    </div>
  );
}

function Retention({ retention }: Pick<PrivacyView, 'retention'>): ReactNode {
  const words = usePrivacyTexts();
  const kinds = Object.keys(retention) as (keyof PrivacyView['retention'])[];
  return (
    <section aria-labelledby="retention-title">
      <h2 id="retention-title">{words.retention}</h2>
      <dl className="retention">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{words[kind]}</dt>
            <dd>{retention[kind] === 0 ? words.forGood : fill(words.days, { n: retention[kind] })}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{words.byRule}</p>
    </section>
  );
}
