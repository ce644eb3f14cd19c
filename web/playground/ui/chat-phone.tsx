/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fill, type Locale } from '../../shared/locale';
import type { ChatLink, ChatNews } from '../lib/chat-link';
import { useStore } from '../lib/use-store';
import type { Messages } from '../messages';
import { Frame } from './frame';
import { Strip, type Chip } from './strip';

interface Props {
  chat: ChatLink;
  texts: Messages;
  locale: Locale;
  theme: 'light' | 'dark';
}

/** The real web chat widget, on a page of its own inside the phone. */
export function ChatPhone({ chat, texts, locale, theme }: Props): VNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const { news, offline } = useStore(chat.store);
  const query = new URLSearchParams({ lang: locale, theme, title: texts.bank });
  const source = `/playground/chat?${query.toString()}`;
  const isThere = news !== null;
  useEffect(() => chat.attach(frame.current), [chat, source]);
  // Why: the widget takes the focus as it opens, and nobody has asked it to yet.
  useEffect(() => {
    if (isThere && document.activeElement === frame.current) frame.current?.blur();
  }, [isThere]);
  const strip = (
    <Strip
      texts={texts}
      chips={chips(news, texts)}
      lines={lines(news, texts)}
      troubles={[['offline', texts.troubleOffline]]}
      trouble={offline ? 'offline' : null}
      advice={offline ? texts.troubleOfflineOn : null}
      onTrouble={(trouble) => chat.setOffline(trouble !== null)}
    />
  );
  return (
    <Frame kind="webchat" title={texts.webchat} strip={strip}>
      <iframe ref={frame} key={source} src={source} title={texts.webchat} />
    </Frame>
  );
}

function chips(news: ChatNews | null, texts: Messages): Chip[] {
  const link =
    news?.link === 'online'
      ? texts.linkOnline
      : news?.link === 'offline'
        ? texts.linkOffline
        : texts.linkConnecting;
  const waiting = news?.waiting ?? 0;
  return [
    { text: texts.directline },
    { text: link, mood: news?.link === 'online' ? 'good' : 'warn' },
    ...(waiting > 0 ? [{ text: fill(texts.waiting, { n: waiting }), mood: 'warn' as const }] : []),
  ];
}

function lines(news: ChatNews | null, texts: Messages): { key: string; text: string; way: 'in' | 'out' }[] {
  if (news === null) return [];
  const echo =
    news.echoMs === null
      ? []
      : [{ key: 'echo', text: fill(texts.echo, { ms: news.echoMs }), way: 'in' as const }];
  return news.received === 0
    ? echo
    : [...echo, { key: 'received', text: fill(texts.received, { n: news.received }), way: 'out' }];
}
