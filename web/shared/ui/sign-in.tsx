import { useState, type SyntheticEvent, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { explainError } from '../lib/explain';
import { useCommon } from '../lib/prefs';
import { sessionApi } from '../lib/session';
import { Mark } from './mark';
import { LocaleChoice, ThemeChoice } from './preferences';

interface Props {
  title: string;
  hint: string;
  failure: unknown;
  onSignedIn: (agent: AgentView) => void;
}

export function SignIn({ title, hint, failure, onSignedIn }: Props): ReactNode {
  const texts = useCommon();
  const [error, setError] = useState<unknown>(failure);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => form.get(name) as string;
    setBusy(true);
    void sessionApi.signIn(field('username').trim(), field('password')).then(
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
        <h1>{title}</h1>
        <p className="soft">{hint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explainError(error, texts)}
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
