import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { useTexts } from '../lib/texts';
import { seesAll } from '../desk/desk-state';
import { TopBar } from '../shell/top-bar';
import { RepliesTab } from './replies-tab';
import { useCannedWords } from './words';
import { WordsTab } from './words-tab';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

/** What agents say again and again, and what they should not say. */
export function CannedPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const [tab, setTab] = useState<'replies' | 'words'>('replies');
  useEffect(() => {
    document.title = `${words.title} · ${texts.product}`;
  }, [words, texts]);
  return (
    <div className="page">
      <TopBar me={me} page="canned" onSignOut={onSignOut} />
      <main className="canned-page">
        <h1>{words.title}</h1>
        {seesAll(me) && (
          <div className="tabs" role="tablist">
            {(['replies', 'words'] as const).map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`tab-${one}`}
                aria-selected={tab === one}
                aria-controls="canned-panel"
                onClick={() => setTab(one)}
              >
                {one === 'replies' ? words.tabReplies : words.tabWords}
              </button>
            ))}
          </div>
        )}
        <div id="canned-panel" role={seesAll(me) ? 'tabpanel' : undefined} aria-labelledby={`tab-${tab}`}>
          {tab === 'replies' ? <RepliesTab me={me} onLost={onLost} /> : <WordsTab />}
        </div>
      </main>
    </div>
  );
}
