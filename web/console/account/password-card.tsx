import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { explainError } from '../../shared/lib/explain';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { useAccountTexts } from './texts';

export function PasswordCard({ hasPassword }: { hasPassword: boolean }): ReactNode {
  const texts = useTexts();
  const words = useAccountTexts();
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    setSaid('');
    void peopleApi.changePassword(data.get('old') as string, data.get('next') as string).then(() => {
      form.reset();
      setError(null);
      setSaid(words.changed);
    }, setError);
  };
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{words.password}</h2>
      {!hasPassword ? (
        <p className="soft">{words.noPassword}</p>
      ) : (
        <form onSubmit={submit}>
          {error !== null && (
            <p className="error" role="alert">
              {explainError(error, texts, { BAD_CREDENTIALS: texts.errCredentials })}
            </p>
          )}
          <p role="status">{said}</p>
          <label>
            {words.old}
            <input name="old" type="password" autoComplete="current-password" required />
          </label>
          <label>
            {words.next}
            <input
              name="next"
              type="password"
              autoComplete="new-password"
              minLength={10}
              maxLength={256}
              required
            />
            <span className="soft">{words.nextHint}</span>
          </label>
          <button type="submit" className="primary">
            {words.changePassword}
          </button>
        </form>
      )}
    </section>
  );
}
