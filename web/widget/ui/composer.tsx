/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { fill } from '../../shared/locale';
import { FILE_TYPES, MAX_FILE_MB } from '../upload';
import { Icon } from './icons';
import type { Props } from './props';

const MAX = 4000;
/** From here on the counter is shown. */
const NEAR = 3500;

export function Composer({ chat, state, texts }: Props): VNode {
  const { draft, notice } = state;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        chat.sendDraft();
        event.currentTarget.querySelector('textarea')?.focus();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        chat.attach(event.dataTransfer?.files);
      }}
    >
      {notice !== null && (
        <p class="notice" role="alert">
          {fill(texts[notice], { n: MAX_FILE_MB })}
        </p>
      )}
      <label class="icon">
        <input
          class="hidden"
          type="file"
          multiple
          accept={FILE_TYPES}
          aria-label={texts.attach}
          onChange={(event) => {
            chat.attach(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Icon name="clip" />
      </label>
      <div class="grow" data-text={draft}>
        <textarea
          rows={1}
          value={draft}
          maxLength={MAX}
          placeholder={texts.placeholder}
          aria-label={texts.placeholder}
          enterkeyhint="send"
          onInput={(event) => chat.setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => chat.attach(event.clipboardData?.files)}
        />
      </div>
      <button type="submit" class="icon send" aria-label={texts.send} disabled={draft.trim() === ''}>
        <Icon name="send" />
      </button>
      {draft.length > NEAR && (
        <p class="counter" role="status">
          {fill(texts.left, { n: MAX - draft.length })}
        </p>
      )}
    </form>
  );
}

/** Enter sends, Shift+Enter breaks the line. */
function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  // Why 229: Safari ends the composition of an input method before it reports the Enter that confirmed it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
