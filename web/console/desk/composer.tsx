import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../lib/texts';

interface Props {
  conversationId: string;
  onSend: (text: string) => void;
}

const MAX = 4000;

/** Where the agent writes. What is half written waits in the tab until the agent comes back to the conversation. */
export function Composer({ conversationId, onSend }: Props): ReactNode {
  const texts = useTexts();
  const key = `console.draft.${conversationId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');

  const change = (next: string): void => {
    setText(next);
    if (next === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, next);
  };
  const send = (): void => {
    if (text.trim() === '') return;
    onSend(text.trim());
    change('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Why 229: Safari ends the composition of an input method before it reports the Enter that confirmed it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="grow" data-text={text}>
        <textarea
          id="reply"
          rows={1}
          value={text}
          maxLength={MAX}
          aria-label={texts.reply}
          aria-describedby="reply-hint"
          placeholder={texts.reply}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <button type="submit" className="primary" disabled={text.trim() === ''}>
        {texts.send}
      </button>
      <p id="reply-hint" className="soft">
        {texts.replyHint}
        {text.length > MAX - 500 && ` · ${text.length}/${MAX}`}
      </p>
    </form>
  );
}
