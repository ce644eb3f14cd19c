import { useState, type SyntheticEvent, type ReactNode } from 'react';
import type { SessionView } from '../../../src/contract/api';
import type { SignInRefusal } from '../../../src/contract/people';
import { explainError } from '../lib/explain';
import { ApiError } from '../lib/http';
import { useCommon } from '../lib/prefs';
import { sessionApi } from '../lib/session';
import { useLoaded } from '../lib/use-loaded';
import { fill } from '../locale';
import { useSignInTexts, type SignInMessages } from '../messages/sign-in';
import { Mark } from './mark';
import { LocaleChoice, ThemeChoice } from './preferences';
import './sign-in.css';

interface Props {
  title: string;
  hint: string;
  failure: unknown;
  onSignedIn: (session: SessionView) => void;
}

/** Name and password, kept until the code of the second step is there too. */
interface Half {
  username: string;
  password: string;
}

const WORDS: Record<SignInRefusal, keyof SignInMessages> = {
  failed: 'failed',
  role: 'role',
  unknown: 'unknown',
  disabled: 'shutOut',
  unreachable: 'unreachable',
};

export function SignIn({ title, hint, failure, onSignedIn }: Props): ReactNode {
  const texts = useCommon();
  const words = useSignInTexts();
  const [error, setError] = useState<unknown>(failure);
  const [half, setHalf] = useState<Half | null>(null);
  const [busy, setBusy] = useState(false);
  const refusal = refusalOf(location.search);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => form.get(name) as string;
    const given = half ?? { username: field('username').trim(), password: field('password') };
    setBusy(true);
    void sessionApi
      .signIn(given.username, given.password, half ? field('code').trim() : undefined)
      .then(onSignedIn, (failed: unknown) => {
        const needsCode = failed instanceof ApiError && failed.code === 'SECOND_STEP';
        setHalf(needsCode ? given : half);
        setError(needsCode ? null : failed);
        setBusy(false);
      });
  };
  const own = half ? { BAD_CREDENTIALS: words.badCode } : {};
  const problem = error !== null ? explainError(error, texts, own) : refusal && words[WORDS[refusal]];
  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <Mark large />
        <h1>{title}</h1>
        <p className="soft">{half ? half.username : hint}</p>
        {problem && (
          <p className="error" role="alert">
            {problem}
          </p>
        )}
        {half ? <CodeField /> : <PasswordFields />}
        <button type="submit" className="primary" disabled={busy}>
          {texts.signIn}
        </button>
        {half ? (
          <button type="button" className="quiet" onClick={() => setHalf(null)}>
            {words.otherPerson}
          </button>
        ) : (
          <ProviderButton />
        )}
      </form>
      <footer>
        <LocaleChoice />
        <ThemeChoice />
      </footer>
    </main>
  );
}

function refusalOf(search: string): SignInRefusal | null {
  const given = new URLSearchParams(search).get('sign-in') ?? '';
  return Object.hasOwn(WORDS, given) ? (given as SignInRefusal) : null;
}

// Why not in a frame: the page around it has been opened, not this form.
const focusFirst = (): boolean => window === window.parent;

function PasswordFields(): ReactNode {
  const texts = useCommon();
  return (
    <>
      <label>
        {texts.username}
        <input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={focusFirst()}
        />
      </label>
      <label>
        {texts.password}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
    </>
  );
}

function CodeField(): ReactNode {
  const words = useSignInTexts();
  return (
    <label>
      {words.code}
      <input
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        minLength={6}
        maxLength={32}
        required
        autoFocus={focusFirst()}
      />
      <span className="soft">{words.codeHint}</span>
    </label>
  );
}

/** Only where an identity provider is set up. */
function ProviderButton(): ReactNode {
  const words = useSignInTexts();
  const { data } = useLoaded('options', sessionApi.options);
  if (!data?.provider) return null;
  return (
    <>
      <p className="or">{words.or}</p>
      <a className="button" href={`/api/sign-in/oidc?to=${location.pathname}`}>
        {fill(words.with, { name: data.provider.name })}
      </a>
    </>
  );
}
