import { useState, type ReactNode } from 'react';
import { ModeTabs, type Mode } from '../compose/mode-tabs';
import { NoteBox } from '../compose/note-box';
import { ReplyBox, type ReplyProps } from '../compose/reply-box';

interface Props extends Omit<ReplyProps, 'tabs'> {
  /** Reads the conversation again. */
  refresh: () => Promise<void>;
}

const MODES: Mode[] = ['reply', 'note'];

/** Where the owner writes, to the customer or to colleagues. What is half written waits in the tab. */
export function Composer({ refresh, ...props }: Props): ReactNode {
  const [mode, setMode] = useState<Mode>('reply');
  const tabs = <ModeTabs modes={MODES} mode={mode} onMode={setMode} />;
  return (
    <section className={`composer-box ${mode}`}>
      {mode === 'reply' ? (
        <ReplyBox {...props} tabs={tabs} />
      ) : (
        <>
          {tabs}
          <NoteBox conversationId={props.conversationId} kind="note" to="" focus onKept={refresh} />
        </>
      )}
    </section>
  );
}
