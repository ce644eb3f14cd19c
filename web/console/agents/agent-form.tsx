import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { AgentView, CreateAgent, QueueView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { sessionApi } from '../../shared/lib/session';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { ROLE_TEXTS } from './roles';
import { usePeopleTexts } from './texts';
import { readWork, textOf, WorkFields, type Work } from './work-fields';

interface Props {
  queues: QueueView['queues'];
  teams: string[];
  onClose: () => void;
  onCreated: (agent: AgentView) => void;
}

const USUAL: Work = {
  ...{ team: null, cap: 8, queues: [], skills: [], regions: [] },
  languages: LOCALE_NAMES.map(([id]) => id),
};

/** Adds somebody; without a password where an identity provider is set up and chosen. */
export function AgentForm({ queues, teams, onClose, onCreated }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [byProvider, setByProvider] = useState(false);
  const provider = useLoaded('options', sessionApi.options).data?.provider ?? null;
  const wrong = (path: string): string | undefined =>
    error instanceof ApiError
      ? error.fields.find((field) => field.path.startsWith(path))?.message
      : undefined;

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    void peopleApi.create(read(new FormData(event.currentTarget))).then(onCreated, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form className="people-form" onSubmit={submit}>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {provider && (
          <select
            aria-label={words.access}
            value={byProvider ? 'provider' : 'password'}
            onChange={(event) => setByProvider(event.target.value === 'provider')}
          >
            <option value="password">{words.withPassword}</option>
            <option value="provider">{fill(words.withProvider, { name: provider.name })}</option>
          </select>
        )}
        <div className="two">
          <Field name="username" label={texts.username} hint={texts.usernameHint} error={wrong('username')} />
          <Field name="displayName" label={texts.displayName} error={wrong('displayName')} />
        </div>
        <div className="two">
          {!byProvider && (
            <Field
              name="password"
              label={texts.password}
              hint={texts.passwordHint}
              error={wrong('password')}
            />
          )}
          <label>
            {texts.role}
            <select name="role">
              {Object.entries(ROLE_TEXTS).map(([role, key]) => (
                <option key={role} value={role}>
                  {texts[key]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <WorkFields agent={USUAL} queues={queues} teams={teams} />
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function read(form: FormData): Partial<CreateAgent> {
  const password = textOf(form, 'password');
  return {
    ...readWork(form),
    username: textOf(form, 'username'),
    displayName: textOf(form, 'displayName'),
    role: textOf(form, 'role') as CreateAgent['role'],
    ...(password === '' ? {} : { password }),
  };
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  error: string | undefined;
}

function Field({ name, label, hint, error }: FieldProps): ReactNode {
  const password = name === 'password';
  return (
    <label>
      {label}
      <input
        name={name}
        type={password ? 'password' : 'text'}
        autoComplete={password ? 'new-password' : 'off'}
        autoCapitalize="none"
        aria-invalid={error !== undefined}
        required
      />
      {error !== undefined && <span className="field-error">{error}</span>}
      {hint !== undefined && <span className="soft">{hint}</span>}
    </label>
  );
}
