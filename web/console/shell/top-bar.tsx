import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { useCannedWords } from '../canned/words';
import { useTexts } from '../lib/texts';
import { Mark } from '../../shared/ui/mark';
import { LocaleChoice, ThemeChoice } from '../../shared/ui/preferences';

interface Props {
  me: AgentView;
  page: 'desk' | 'agents' | 'canned';
  onSignOut: () => void;
  children?: ReactNode;
}

/** Name, places to go, preferences; the page puts its own controls in the middle. */
export function TopBar({ me, page, onSignOut, children }: Props): ReactNode {
  const texts = useTexts();
  const replies = useCannedWords();
  const may = me.role === 'admin' || me.role === 'supervisor';
  const teaches = me.role === 'admin' || me.role === 'editor';
  return (
    <header className="top-bar">
      <span className="brand">
        <Mark />
        <b>{texts.product}</b>
      </span>
      <nav aria-label={texts.product}>
        <a href="#/" aria-current={page === 'desk' ? 'page' : undefined}>
          {texts.desk}
        </a>
        {me.role !== 'editor' && (
          <a href="#/canned" aria-current={page === 'canned' ? 'page' : undefined}>
            {replies.title}
          </a>
        )}
        {may && (
          <a href="#/agents" aria-current={page === 'agents' ? 'page' : undefined}>
            {texts.agents}
          </a>
        )}
        {teaches && <a href="/studio/">{texts.studio}</a>}
      </nav>
      <div className="top-middle">{children}</div>
      <LocaleChoice />
      <ThemeChoice />
      <span className="me" title={me.username}>
        {me.displayName}
      </span>
      <button type="button" className="quiet" onClick={onSignOut}>
        {texts.signOut}
      </button>
    </header>
  );
}
