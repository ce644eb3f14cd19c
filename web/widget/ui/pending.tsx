/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Chat } from '../chat';
import type { Messages } from '../messages';
import type { Outgoing } from '../outbox';
import { Icon } from './icons';
import { Text } from './text';

/** What the customer said and the server has not shown back yet. */
export function Pending({ item, chat, texts }: { item: Outgoing; chat: Chat; texts: Messages }): VNode {
  const { file, state, progress = 0 } = item;
  const uploading = file !== undefined && state === 'sending';
  return (
    <article class={`msg me ${state}`}>
      <div class={file === undefined ? 'bubble' : 'file'}>
        {file === undefined ? (
          <Text text={item.text} />
        ) : (
          <>
            <Icon name="file" /> {file.name}
          </>
        )}
      </div>
      {uploading && <progress value={progress} aria-label={file.name} />}
      <p class="state">
        {texts[state]}
        {state === 'failed' && (
          <>
            {item.error !== undefined && item.error !== '' && ` · ${item.error}`}{' '}
            <button type="button" onClick={() => chat.retry(item.id)}>
              {texts.retry}
            </button>{' '}
            <button type="button" onClick={() => chat.discard(item.id)}>
              {texts.discard}
            </button>
          </>
        )}
      </p>
    </article>
  );
}
