/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { fill, type Locale } from '../../shared/locale';
import type { Messages } from '../messages';
import type { Item } from '../transcript';
import { Attachments } from './attachments';
import { Text } from './text';

interface Props {
  item: Item;
  before: Item | undefined;
  texts: Messages;
  locale: Locale;
}

/** Messages closer than this (ms) share a heading. */
const TOGETHER = 5 * 60_000;

export function Message({ item, before, texts, locale }: Props): VNode {
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
