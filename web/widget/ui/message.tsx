/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { fill, type Locale } from '../../shared/locale';
import type { Chat } from '../chat';
import type { Messages } from '../messages';
import type { Item } from '../transcript';
import { Attachments } from './attachments';
import { Text } from './text';

interface Props {
  item: Item;
  chat: Chat;
  before: Item | undefined;
  texts: Messages;
  locale: Locale;
}

/** Messages closer than this (ms) share a heading. */
const TOGETHER = 5 * 60_000;

export function Message({ item, chat, before, texts, locale }: Props): VNode {
  if (item.author === 'system') return <p class="line">{lineOf(item, texts)}</p>;
  const first = before?.author !== item.author || before.name !== item.name || item.at - before.at > TOGETHER;
  return (
    <article class={`msg ${item.author}${first ? ' first' : ''}`}>
      {first && (
        <p class="who">
          <span class={item.author === 'me' ? 'hidden' : 'name'}>{nameOf(item, texts)}</span>{' '}
          <time dateTime={new Date(item.at).toISOString()}>{clock(item.at, locale)}</time>
        </p>
      )}
      {item.text !== '' && (
        <div class="bubble">
          <Text text={item.text} />
        </div>
      )}
      <Attachments list={item.attachments} />
      {item.author === 'bot' && (
        <button
          type="button"
          class="dislike"
          onClick={({ currentTarget }) => {
            currentTarget.disabled = true;
            chat.dislike(item.key);
          }}
        >
          {texts.unhelpful}
        </button>
      )}
    </article>
  );
}

function nameOf(item: Item, texts: Messages): string {
  if (item.author === 'me') return texts.you;
  return item.author === 'agent' ? `${item.name} · ${texts.agent}` : texts.bot;
}

/** A short divider: the bot says the rest in words. */
function lineOf({ state, name }: Item, texts: Messages): string {
  return state === 'accepted' ? fill(texts.accepted, { name }) : texts.completed;
}

function clock(at: number, locale: Locale): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(locale, { timeStyle: 'short', ...(today ? {} : { dateStyle: 'short' }) });
}
