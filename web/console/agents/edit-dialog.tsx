import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { AgentView, QueueView } from '../../../src/contract/api';
import type { UpdateAgent } from '../../../src/contract/people';
import { fill } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { AccessPart } from './access-part';
import { ROLE_TEXTS } from './roles';
import { usePeopleTexts } from './texts';
import { readWork, textOf, WorkFields } from './work-fields';

interface Props {
  me: AgentView;
  agent: AgentView;
  queues: QueueView['queues'];
  teams: string[];
  onClose: () => void;
  onSaved: (agent: AgentView) => void;
}

/** Changes somebody: work for supervisors, and name, role and access for administrators. */
export function EditDialog({ me, agent, queues, teams, onClose, onSaved }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const admin = me.role === 'admin';
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const change: UpdateAgent = { ...readWork(form), ...(admin ? readPerson(form, agent, me) : {}) };
    setBusy(true);
    void peopleApi.update(agent.id, change).then(onSaved, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={fill(words.changeOf, { name: agent.displayName })} onClose={onClose}>
      <form className="people-form" onSubmit={submit}>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {admin && <PersonFields agent={agent} own={agent.id === me.id} />}
        <WorkFields agent={agent} queues={queues} teams={teams} />
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {words.save}
          </button>
        </footer>
      </form>
      {admin && agent.id !== me.id && <AccessPart agent={agent} />}
    </Dialog>
  );
}

function PersonFields({ agent, own }: { agent: AgentView; own: boolean }): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  return (
    <>
      <div className="two">
        <label>
          {texts.displayName}
          <input name="displayName" defaultValue={agent.displayName} maxLength={64} required />
        </label>
        <label>
          {texts.role}
          <select name="role" defaultValue={agent.role} disabled={own}>
            {Object.entries(ROLE_TEXTS).map(([role, key]) => (
              <option key={role} value={role}>
                {texts[key]}
              </option>
            ))}
          </select>
          <span className="soft">{own ? words.ownRole : words.roleHint}</span>
        </label>
      </div>
      {!own && (
        <label className="check">
          <input type="checkbox" name="disabled" defaultChecked={agent.disabled} />
          <span>
            {words.disabled} <span className="soft">{words.disabledHint}</span>
          </span>
        </label>
      )}
    </>
  );
}

function readPerson(form: FormData, agent: AgentView, me: AgentView): UpdateAgent {
  const displayName = textOf(form, 'displayName');
  if (agent.id === me.id) return { displayName };
  return { displayName, role: textOf(form, 'role') as AgentView['role'], disabled: form.has('disabled') };
}
