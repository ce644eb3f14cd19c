import { useId, type ReactNode } from 'react';
import type { AgentView, QueueView } from '../../../src/contract/api';
import { fill, LOCALE_NAMES, type Locale } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import { listOf } from './filter';
import { usePeopleTexts } from './texts';

export type Work = Pick<AgentView, 'queues' | 'skills' | 'languages' | 'regions' | 'cap' | 'team'>;

interface Props {
  /** Of a new one: the usual. */
  agent: Work;
  queues: QueueView['queues'];
  teams: string[];
}

/** What somebody serves: what a supervisor may change. */
export function WorkFields({ agent, queues, teams }: Props): ReactNode {
  const texts = useTexts();
  const words = usePeopleTexts();
  const teamList = useId();
  const known = new Set(queues.map(({ id }) => id));
  const gone = agent.queues.filter((id) => !known.has(id)).map((id): [string, string] => [id, id]);
  return (
    <>
      <div className="two">
        <label>
          {words.team}
          <input
            name="team"
            defaultValue={agent.team ?? ''}
            maxLength={64}
            list={teamList}
            placeholder={words.noTeam}
          />
          <datalist id={teamList}>
            {teams.map((team) => (
              <option key={team} value={team} />
            ))}
          </datalist>
        </label>
        <label>
          {texts.cap}
          <input name="cap" type="number" min={1} max={100} defaultValue={agent.cap} required />
        </label>
      </div>
      <Choices
        legend={texts.queues}
        hint={texts.queuesHint}
        name="queues"
        options={[...queues.map(({ id, title }): [string, string] => [id, title]), ...gone]}
        chosen={agent.queues}
      />
      <Choices legend={texts.languages} name="languages" options={LOCALE_NAMES} chosen={agent.languages} />
      <div className="two">
        <label>
          {words.skills}
          <input name="skills" defaultValue={agent.skills.join(', ')} autoComplete="off" />
          <span className="soft">{fill(words.listHint, { all: words.noSkills })}</span>
        </label>
        <label>
          {words.regions}
          <input name="regions" defaultValue={agent.regions.join(', ')} autoComplete="off" />
          <span className="soft">{fill(words.listHint, { all: words.everyRegion })}</span>
        </label>
      </div>
    </>
  );
}

export function readWork(form: FormData): Work {
  const team = textOf(form, 'team');
  return {
    team: team === '' ? null : team,
    cap: Number(textOf(form, 'cap')),
    queues: form.getAll('queues') as string[],
    languages: form.getAll('languages') as Locale[],
    skills: listOf(textOf(form, 'skills')),
    regions: listOf(textOf(form, 'regions')),
  };
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

interface ChoicesProps {
  legend: string;
  hint?: string;
  name: string;
  options: readonly [string, string][];
  chosen: readonly string[];
}

function Choices({ legend, hint, name, options, chosen }: ChoicesProps): ReactNode {
  return (
    <fieldset>
      <legend>
        {legend} {hint !== undefined && <span className="soft">{hint}</span>}
      </legend>
      {options.map(([id, title]) => (
        <label key={id}>
          <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} /> {title}
        </label>
      ))}
    </fieldset>
  );
}
