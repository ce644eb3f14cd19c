import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { usePeopleTexts } from './texts';

/** What an administrator does when somebody lost password or phone, or leaves in a hurry. */
export function AccessPart({ agent }: { agent: AgentView }): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const run = (work: Promise<string>): void => {
    setSaid('');
    setError(null);
    void work.then(setSaid, setError);
  };
  const setPassword = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const password = new FormData(form).get('password') as string;
    run(
      peopleApi.resetPassword(agent.id, password).then(() => {
        form.reset();
        return words.passwordSet;
      }),
    );
  };
  return (
    <section className="access-part" aria-labelledby="access-title">
      <h3 id="access-title">{words.access}</h3>
      {error !== null && (
        <p className="error" role="alert">
          {isNotFound(error) ? words.noStep : explain(error, texts)}
        </p>
      )}
      <p role="status">{said}</p>
      <form onSubmit={setPassword}>
        <label>
          {words.newPassword}
          <input
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={256}
            required
          />
          <span className="soft">{words.newPasswordHint}</span>
        </label>
        <button type="submit">{words.setPassword}</button>
      </form>
      <div className="button-row">
        <button
          type="button"
          title={words.resetStepHint}
          onClick={() => run(peopleApi.resetSecondStep(agent.id).then(() => words.stepReset))}
        >
          {words.resetStep}
        </button>
        <button
          type="button"
          onClick={() =>
            run(
              peopleApi
                .endSessionsOf(agent.id)
                .then(({ revoked }) => fill(words.sessionsEnded, { n: revoked })),
            )
          }
        >
          {words.endSessions}
        </button>
      </div>
    </section>
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NOT_FOUND';
}
