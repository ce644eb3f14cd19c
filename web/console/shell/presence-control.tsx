import { useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { keyOf } from '../desk/use-shortcuts';
import { api } from '../lib/api';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import type { Messages } from '../messages';
import { Menu } from './menu';

type State = AgentView['presence']['state'];
type Reason = NonNullable<AgentView['presence']['reason']>;

const STATES: Record<State, keyof Messages> = {
  available: 'presenceAvailable',
  break: 'presenceBreak',
  offline: 'presenceOffline',
};
const REASONS: Record<Reason, keyof Messages> = {
  meal: 'breakMeal',
  rest: 'breakRest',
  meeting: 'breakMeeting',
  training: 'breakTraining',
  missed: 'breakMissed',
  other: 'breakOther',
};
/** Those that an agent chooses; `missed` the desk chooses. */
const CHOICES: Reason[] = ['rest', 'meal', 'meeting', 'training', 'other'];

interface Props {
  me: AgentView;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChanged: (me: AgentView) => void;
  onFailed: (error: unknown) => void;
}

/** Whether the agent takes offers, since when, and how full the desk is. */
export function PresenceControl({ me, open, onOpen, onChanged, onFailed }: Props): ReactNode {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const { state, reason } = me.presence;
  const name = presenceText(me.presence, texts);

  const set = (next: State, why: Reason | null): void => {
    setBusy(true);
    onOpen(false);
    void api
      .setPresence(next, why)
      .then(onChanged, onFailed)
      .finally(() => setBusy(false));
  };
  return (
    <Menu
      className={`presence is-${state}`}
      label={fill(texts.presenceIs, { state: name })}
      title={`${texts.shortcutPresence} (${keyOf('presence')})`}
      open={open}
      onOpen={onOpen}
      button={
        <>
          <span className="dot" aria-hidden="true" />
          <span className="presence-name">{name}</span>
          <Since at={me.presence.since} />
        </>
      }
    >
      <p className="menu-title">{texts.presence}</p>
      <Choice
        checked={state === 'available'}
        busy={busy}
        kind="available"
        onPick={() => set('available', null)}
      >
        {texts.presenceAvailable}
        <small>{texts.availableHint}</small>
      </Choice>
      <p className="menu-title">{texts.presenceBreak}</p>
      {CHOICES.map((each) => (
        <Choice
          key={each}
          kind="break"
          checked={state === 'break' && reason === each}
          busy={busy}
          onPick={() => set('break', each)}
        >
          {texts[REASONS[each]]}
        </Choice>
      ))}
      <p className="menu-note">{texts.breakHint}</p>
    </Menu>
  );
}

export function presenceText({ state, reason }: AgentView['presence'], texts: Messages): string {
  return state === 'break' && reason !== null ? texts[REASONS[reason]] : texts[STATES[state]];
}

function Since({ at }: { at: string }): ReactNode {
  const now = useNow();
  return <span className="since">{duration(now - Date.parse(at))}</span>;
}

interface ChoiceProps {
  kind: 'available' | 'break';
  checked: boolean;
  busy: boolean;
  onPick: () => void;
  children: ReactNode;
}

function Choice({ kind, checked, busy, onPick, children }: ChoiceProps): ReactNode {
  return (
    <button
      type="button"
      className={`menu-item is-${kind}`}
      aria-pressed={checked}
      disabled={busy}
      onClick={onPick}
    >
      <span className="dot" aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
