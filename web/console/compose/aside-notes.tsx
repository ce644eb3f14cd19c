import { useState, type ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { seesAll } from '../desk/desk-state';
import { ModeTabs, type Mode } from './mode-tabs';
import { NoteBox } from './note-box';

interface Props {
  conversationId: string;
  me: AgentView;
  escalation: EscalationView;
  refresh: () => Promise<void>;
}

/** Notes and whispers of somebody who does not have the conversation. */
export function AsideNotes({ conversationId, me, escalation, refresh }: Props): ReactNode {
  const { owner } = escalation;
  const mayWhisper = seesAll(me) && owner !== null && owner.id !== me.id && escalation.state !== 'closed';
  const modes: Mode[] = mayWhisper ? ['whisper', 'note'] : ['note'];
  const [chosen, setMode] = useState<Mode | null>(null);
  const mode = chosen !== null && modes.includes(chosen) ? chosen : (modes[0] ?? 'note');
  return (
    <section className={`composer-box ${mode}`}>
      <ModeTabs modes={modes} mode={mode} onMode={setMode} />
      <NoteBox
        key={mode}
        conversationId={conversationId}
        kind={mode === 'whisper' ? 'whisper' : 'note'}
        to={owner?.displayName ?? ''}
        onKept={refresh}
      />
    </section>
  );
}
