import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CreateAgent, QueueView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { LOCALE_NAMES, fill, type Locale } from '../../shared/locale';
import { ROLE_TEXTS } from './roles';

interface Props {
  queues: QueueView['queues'];
  onCreated: () => void;
}

export function AgentForm({ queues, onCreated }: Props): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [created, setCreated] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = (path: string): string | undefined =>
    error instanceof ApiError
      ? error.fields.find((field) => field.path.startsWith(path))?.message
      : undefined;

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setCreated(null);
    void api
      .createAgent(read(new FormData(form)))
      .then((agent) => {
        form.reset();
        setError(null);
        setCreated(agent.displayName);
        onCreated();
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <form className="card agent-form" onSubmit={submit}>
      <h2>{texts.newAgent}</h2>
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, texts)}
        </p>
      )}
      {created !== null && <p role="status">{fill(texts.created_, { name: created })}</p>}
      <div className="fields">
        <Field name="username" label={texts.username} hint={texts.usernameHint} error={wrong('username')} />
        <Field name="displayName" label={texts.displayName} error={wrong('displayName')} />
        <Field name="password" label={texts.password} hint={texts.passwordHint} error={wrong('password')} />
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
        <label>
          {texts.cap}
          <input name="cap" type="number" min={1} max={100} defaultValue={8} required />
        </label>
      </div>
      <Choices
        legend={texts.queues}
        hint={texts.queuesHint}
        name="queues"
        options={queues.map((q) => [q.id, q.title])}
      />
      <Choices legend={texts.languages} name="languages" options={LOCALE_NAMES} checked />
      <button type="submit" className="primary" disabled={busy}>
        {texts.create}
      </button>
    </form>
  );
}

function read(form: FormData): Partial<CreateAgent> {
  const field = (name: string): string => form.get(name) as string;
  return {
    username: field('username').trim(),
    displayName: field('displayName').trim(),
    password: field('password'),
    role: field('role') as CreateAgent['role'],
    cap: Number(field('cap')),
    queues: form.getAll('queues') as string[],
    languages: form.getAll('languages') as Locale[],
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

interface ChoicesProps {
  legend: string;
  hint?: string;
  name: string;
  options: [string, string][];
  checked?: boolean;
}

function Choices({ legend, hint, name, options, checked = false }: ChoicesProps): ReactNode {
  return (
    <fieldset>
      <legend>
        {legend} {hint !== undefined && <span className="soft">{hint}</span>}
      </legend>
      {options.map(([id, title]) => (
        <label key={id}>
          <input type="checkbox" name={name} value={id} defaultChecked={checked} /> {title}
        </label>
      ))}
    </fieldset>
  );
}
