import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { AgentView, QueueView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import { fill } from '../../shared/locale';
import { OUTCOMES } from '../details/labels';
import { dispositionText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { useHistoryTexts } from './texts';
import { dayBack, daysOf, type Wanted } from './use-search';

interface Props {
  queues: QueueView['queues'];
  /** Null: one finds one's own only. */
  agents: AgentView[] | null;
  busy: boolean;
  onSearch: (wanted: Wanted) => void;
}

/** The server refuses more. */
const MOST_DAYS = 92;
const CHANNELS = ['webchat', 'wechat', 'wecom-kf', 'sms'];
const USUAL_DAYS = 6;

export function SearchForm({ queues, agents, busy, onSearch }: Props): ReactNode {
  const texts = useHistoryTexts();
  const common = useTexts();
  const [wrong, setWrong] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wanted = read(new FormData(event.currentTarget));
    const days = daysOf(wanted.from, wanted.to);
    const ok = days >= 1 && days < MOST_DAYS;
    setWrong(!ok);
    if (ok) onSearch(wanted);
  };
  return (
    <form className="search-form" role="search" onSubmit={submit}>
      <label className="search-words">
        <span className="hidden">{texts.words}</span>
        <input
          name="words"
          type="search"
          maxLength={100}
          autoFocus
          placeholder={`${texts.words} · ${texts.wordsHint}`}
        />
      </label>
      <button type="submit" className="primary" disabled={busy}>
        {texts.search}
      </button>
      <div className="search-filters">
        <label>
          {texts.from}
          <input name="from" type="date" defaultValue={dayBack(USUAL_DAYS)} required />
        </label>
        <label>
          {texts.to}
          <input name="to" type="date" defaultValue={dayBack(0)} required />
        </label>
        <label>
          {texts.customer}
          <input name="customer" maxLength={100} placeholder={texts.customerHint} />
        </label>
        {agents !== null && (
          <Choice
            name="agent"
            label={texts.agent}
            any={texts.anyAgent}
            options={agents.map(({ id, displayName }) => [id, displayName])}
          />
        )}
        <Choice
          name="queue"
          label={texts.queue}
          any={texts.anyQueue}
          options={queues.map(({ id, title }) => [id, title])}
        />
        <Choice
          name="disposition"
          label={texts.outcome}
          any={texts.anyOutcome}
          options={OUTCOMES.map((id) => [id, dispositionText(id, common)])}
        />
        <Choice
          name="rating"
          label={texts.rating}
          any={texts.anyRating}
          options={['1', '2', '3', '4', '5'].map((n) => [n, fill(texts.stars, { n })])}
        />
        <Choice
          name="channel"
          label={texts.channel}
          any={texts.anyChannel}
          options={CHANNELS.map((id) => [id, channelName(id, common)])}
        />
      </div>
      {wrong && (
        <p className="field-error" role="alert">
          {texts.spanWrong}
        </p>
      )}
    </form>
  );
}

function read(form: FormData): Wanted {
  const field = (name: string): string => ((form.get(name) as string | null) ?? '').trim();
  return {
    ...{ words: field('words'), customer: field('customer'), agent: field('agent'), queue: field('queue') },
    ...{ disposition: field('disposition'), rating: field('rating'), channel: field('channel') },
    ...{ from: field('from'), to: field('to') },
  };
}

interface ChoiceProps {
  name: string;
  label: string;
  any: string;
  options: [string, string][];
}

function Choice({ name, label, any, options }: ChoiceProps): ReactNode {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{any}</option>
        {options.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
