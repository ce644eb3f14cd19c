import type { ReactNode } from 'react';
import type { BoardAgent, BoardQueue } from '../../../src/contract/board';
import type { AgentChange } from '../../../src/contract/agent';
import { LOCALE_NAMES, fill, type Locale } from '../../shared/locale';
import { boardApi } from './board-api';
import { fieldOf, FormDialog } from './form-dialog';
import { useBoardTexts } from './texts';

interface Props {
  agent: BoardAgent;
  queues: BoardQueue[];
  onClose: () => void;
  onDone: () => void;
}

/** What an agent serves, can do, and has at most. */
export function AgentDialog({ agent, queues, onClose, onDone }: Props): ReactNode {
  const texts = useBoardTexts();
  return (
    <FormDialog
      title={fill(texts.changeTitle, { name: agent.displayName })}
      hint={texts.changeHint}
      action={texts.save}
      onSubmit={(form) => boardApi.changeAgent(agent.id, changeOf(form))}
      onClose={onClose}
      onDone={onDone}
    >
      <label>
        {texts.cap}
        <input name="cap" type="number" min={1} max={100} defaultValue={agent.cap} required />
      </label>
      <label>
        {texts.skills}
        <input name="skills" defaultValue={agent.skills.join(', ')} maxLength={1000} />
        <span className="soft">{texts.skillsHint}</span>
      </label>
      <Choices
        legend={texts.queuesOf}
        hint={texts.queuesHint}
        name="queues"
        chosen={agent.queues}
        options={queues.map(({ id, title }) => [id, title])}
      />
      <Choices legend={texts.languages} name="languages" chosen={agent.languages} options={LOCALE_NAMES} />
    </FormDialog>
  );
}

function changeOf(form: FormData): AgentChange {
  const skills = fieldOf(form, 'skills').split(/[,，、\s]+/u);
  return {
    cap: Number(fieldOf(form, 'cap')),
    skills: [...new Set(skills.filter((skill) => skill !== ''))],
    queues: form.getAll('queues') as string[],
    languages: form.getAll('languages') as Locale[],
  };
}

interface ChoicesProps {
  legend: string;
  hint?: string;
  name: string;
  options: [string, string][];
  chosen: string[];
}

function Choices({ legend, hint, name, options, chosen }: ChoicesProps): ReactNode {
  return (
    <fieldset>
      <legend>
        {legend} {hint !== undefined && <span className="soft">{hint}</span>}
      </legend>
      {options.map(([id, title]) => (
        <label key={id} className="choice">
          <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} /> {title}
        </label>
      ))}
    </fieldset>
  );
}
