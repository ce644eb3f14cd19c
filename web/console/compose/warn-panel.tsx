import { useEffect, useRef, type ReactNode } from 'react';
import type { Warning } from './warnings';
import { useComposeWords } from './words';

interface Props {
  warnings: Warning[];
  onSend: () => void;
  onChange: () => void;
}

/** What the agent is asked before a message goes out. Esc goes back to it. */
export function WarnPanel({ warnings, onSend, onChange }: Props): ReactNode {
  const words = useComposeWords();
  const back = useRef<HTMLButtonElement>(null);
  // Why here and not on sending: whoever pressed Enter twice has not read it.
  useEffect(() => back.current?.focus(), []);
  return (
    <section
      className="warn-panel"
      role="alertdialog"
      aria-labelledby="warn-title"
      aria-describedby="warn-list"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange();
      }}
    >
      <h3 id="warn-title">{words.warnTitle}</h3>
      <ul id="warn-list">
        {warnings.map(({ text }, index) => (
          <li key={`${String(index)} ${text}`}>{text}</li>
        ))}
      </ul>
      <footer>
        <button type="button" ref={back} onClick={onChange}>
          {words.changeIt}
        </button>
        <button type="button" className="danger" onClick={onSend}>
          {words.sendAnyway}
        </button>
      </footer>
    </section>
  );
}
