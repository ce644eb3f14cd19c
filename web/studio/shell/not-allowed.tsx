import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { useCommon } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { Mark } from '../../shared/ui/mark';
import { LocaleChoice, ThemeChoice } from '../../shared/ui/preferences';
import { useWords } from '../lib/words';
import { SHELL } from '../messages/shell';

/** For those who are signed in but do not edit content: whom to ask, and where they can work. */
export function NotAllowed({ me, onSignOut }: { me: AgentView; onSignOut: () => void }): ReactNode {
  const common = useCommon();
  const words = useWords(SHELL);
  return (
    <main className="sign-in">
      <section className="card">
        <Mark large />
        <h1>{words.notAllowed}</h1>
        <p>{fill(words.notAllowedHint, { name: me.displayName })}</p>
        <a className="button primary" href="/console/">
          {words.toDesk}
        </a>
        <button type="button" onClick={onSignOut}>
          {common.signOut}
        </button>
      </section>
      <footer>
        <LocaleChoice />
        <ThemeChoice />
      </footer>
    </main>
  );
}
