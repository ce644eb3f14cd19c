import { useState, type SyntheticEvent, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/prefs';
import { Mark } from './mark';
import { LocaleChoice, ThemeChoice } from './preferences';

interface Props {
  failure: unknown;
  onSignedIn: (agent: AgentView) => void;
}

export function SignIn({ failure, onSignedIn }: Props): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(failure);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => form.get(name) as string;
    setBusy(true);
    void api.signIn(field('username').trim(), field('password')).then(
      (session) => onSignedIn(session.agent),
      (failed: unknown) => {
        setError(failed);
        setBusy(false);
      },
    );
  };
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <Mark large />
        <h1>{texts.signInTitle}</h1>
        <p className="soft">{texts.signInHint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <label>
          {texts.username}
          <input
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            // Why not in a frame: the page around it has been opened, not this form.
            autoFocus={window === window.parent}
          />
        </label>
        <label>
          {texts.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="primary" disabled={busy}>
          {texts.signIn}
        </button>
      </form>
      <footer>
        <LocaleChoice />
        <ThemeChoice />
      </footer>
    </main>
  );
}
