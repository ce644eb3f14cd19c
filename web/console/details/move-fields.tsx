import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { presenceText } from '../shell/presence-control';

const MAX_SUMMARY = 1000;

export function QueueField({ queues }: { queues: QueueView['queues'] }): ReactNode {
  const texts = useTexts();
  return (
    <label>
      {texts.targetQueue}
      <select name="queue" required>
        {queues.map(({ id, title, waiting, open }) => (
          <option key={id} value={id}>
            {title} ({waiting}){open ? '' : ` · ${texts.queueShut}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the next agent reads first: the bot's summary, which may be mended before it goes along. */
export function SummaryField({ escalation }: { escalation: EscalationView }): ReactNode {
  const texts = useTexts();
  const made = useLoaded(escalation.id, api.summary);
  const [text, setText] = useState<string | null>(null);
  const settled = made.data !== null || made.error !== null;
  const known = made.data?.summary ?? (settled ? escalation.summary : '');
  useEffect(() => {
    if (settled) setText((own) => own ?? known.slice(0, MAX_SUMMARY));
  }, [settled, known]);
  return (
    <label>
      {texts.summaryForNext}
      <textarea
        name="summary"
        rows={5}
        maxLength={MAX_SUMMARY}
        value={text ?? ''}
        aria-busy={!settled}
        placeholder={settled ? '' : texts.summaryComes}
        onChange={(event) => setText(event.target.value)}
      />
      {made.error !== null && <span className="soft">{texts.summaryFailed}</span>}
    </label>
  );
}

/** Agents who are there, the least busy first. */
export function AgentField({ without }: { without: (string | undefined)[] }): ReactNode {
  const texts = useTexts();
  const { data, error } = useLoaded('agents', api.agents);
  const there = (data?.agents ?? [])
    .filter(
      ({ id, disabled, role, presence }) =>
        !disabled && role !== 'editor' && presence.state !== 'offline' && !without.includes(id),
    )
    .sort((a, b) => filled(a) - filled(b));
  return (
    <label>
      {texts.toAgent}
      <select name="agent" required aria-busy={data === null && error === null}>
        {there.map((agent) => (
          <option key={agent.id} value={agent.id} disabled={agent.load >= agent.cap}>
            {agent.displayName} · {presenceText(agent.presence, texts)} ·{' '}
            {fill(texts.loadIs, { load: agent.load, cap: agent.cap })}
          </option>
        ))}
      </select>
      {error !== null && <span className="field-error">{explain(error, texts)}</span>}
      {data !== null && there.length === 0 && <span className="soft">{texts.nobodyThere}</span>}
    </label>
  );
}

const filled = ({ load, cap }: AgentView): number => load / cap;
