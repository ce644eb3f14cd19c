/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  label: string;
  send: string;
  disabled: boolean;
  onSend: (text: string) => void;
  /** Told of every change, for what is counted. */
  onDraft?: (text: string) => void;
  /** Before the field, such as a button for pictures. */
  children?: ComponentChildren;
}

const MAX_LENGTH = 1_600;

/** A line to write in: Enter sends, Shift and Enter begins a new line. */
export function Composer({ label, send, disabled, onSend, onDraft, children }: Props): VNode {
  const [draft, setDraft] = useState('');
  const change = (text: string): void => {
    setDraft(text);
    onDraft?.(text);
  };
  const submit = (): void => {
    const text = draft.trim();
    if (text === '' || disabled) return;
    onSend(text);
    change('');
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      <div class="grow" data-text={draft}>
        <textarea
          rows={1}
          aria-label={label}
          placeholder={label}
          maxLength={MAX_LENGTH}
          value={draft}
          disabled={disabled}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
      </div>
      <button type="submit" class="send" aria-label={send} disabled={disabled || draft.trim() === ''}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 19V5m0 0-6 6m6-6 6 6" />
        </svg>
      </button>
    </form>
  );
}
