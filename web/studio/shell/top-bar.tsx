import type { ReactNode } from 'react';
import { useCommon } from '../../shared/lib/prefs';
import { Mark } from '../../shared/ui/mark';
import { LocaleChoice, ThemeChoice } from '../../shared/ui/preferences';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { SHELL } from '../messages/shell';

export const PAGES = ['content', 'inbox', 'publish', 'history'] as const;
export type PageName = (typeof PAGES)[number];

interface Props {
  page: PageName;
  trying: boolean;
  onTry: () => void;
  onSignOut: () => void;
}

/** Name, places to go with what waits there, the way to try a sentence, preferences. */
export function TopBar({ page, trying, onTry, onSignOut }: Props): ReactNode {
  const { me, catalogue, fresh } = useStudio();
  const common = useCommon();
  const words = useWords(SHELL);
  const counts: Partial<Record<PageName, number | null>> = {
    inbox: fresh,
    publish: catalogue?.changes ?? null,
  };
  return (
    <header className="top-bar">
      <span className="brand">
        <Mark />
        <b>{words.studio}</b>
      </span>
      <nav aria-label={words.studio}>
        {PAGES.map((each) => (
          <a key={each} href={addressOf(each)} aria-current={page === each ? 'page' : undefined}>
            {words[each]}
            <Count of={counts[each] ?? 0} label={each === 'inbox' ? words.newSentences : words.changes} />
          </a>
        ))}
      </nav>
      <div className="top-middle">
        <button
          type="button"
          className="primary try-button"
          aria-pressed={trying}
          aria-keyshortcuts="Control+K"
          onClick={onTry}
        >
          {words.tryIt} <kbd>Ctrl K</kbd>
        </button>
      </div>
      <a className="to-desk" href="/console/">
        {words.desk}
      </a>
      <LocaleChoice />
      <ThemeChoice />
      <span className="me" title={me.username}>
        {me.displayName}
      </span>
      <button type="button" className="quiet" onClick={onSignOut}>
        {common.signOut}
      </button>
    </header>
  );
}

function Count({ of, label }: { of: number; label: string }): ReactNode {
  if (of === 0) return null;
  return (
    <span className="nav-count" title={`${of} ${label}`}>
      {of > 999 ? '999+' : of} <span className="hidden">{label}</span>
    </span>
  );
}
