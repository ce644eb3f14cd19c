/** @jsxImportSource preact */
import { render } from 'preact';
import { pickLocale } from '../shared/locale';
import { Chat } from '../widget/chat';
import { App } from '../widget/ui/app';
import css from '../widget/ui/styles.css?inline';
import { openVault } from '../widget/vault';
import type { ChatNews, FromChat, ToChat } from './lib/chat-link';
import { switchNetwork } from './lib/network';

// The real widget, as a bank's page has it. Only the visitor is kept per tab, and the page around it may look on.
const query = new URLSearchParams(location.search);
const vault = openVault('playground.chat.', sessionStorage);
const locale = pickLocale([query.get('lang') ?? '']);
document.documentElement.lang = locale;
const chat = new Chat({ origin: location.origin, locale, title: query.get('title') ?? undefined }, vault);

const sentAt = new Map<string, number>();
let echoMs: number | null = null;

chat.store.subscribe(() => {
  const { link, items, pending } = chat.store.get();
  const open = new Set(pending.map(({ id }) => id));
  for (const [id, at] of sentAt) {
    if (open.has(id)) continue;
    echoMs = Math.round(performance.now() - at);
    sentAt.delete(id);
  }
  for (const { id, event } of pending) {
    if (event === undefined && !sentAt.has(id)) sentAt.set(id, performance.now());
  }
  const mine = items.filter(({ author }) => author === 'me').length;
  const waiting = pending.filter(({ event }) => event === undefined).length;
  tell({ link, echoMs, sent: mine, received: items.length - mine, waiting });
});

addEventListener('message', ({ origin, source, data }: MessageEvent<ToChat>) => {
  if (origin !== location.origin || source !== parent) return;
  if ('offline' in data) switchNetwork(!data.offline);
  else {
    chat.show(true);
    chat.setDraft(data.say);
    chat.sendDraft();
  }
});

function tell(news: ChatNews): void {
  const message: FromChat = { news };
  parent.postMessage(message, location.origin);
}

function mount(): void {
  const host = document.createElement('switchboard-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // Why: the page around has a switch for its appearance, and the system may say otherwise.
  const dark = query.get('theme') === 'dark' ? 'all' : 'not all';
  sheet.replaceSync(css.replace(/\(prefers-color-scheme: ?dark\)/u, dark));
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  render(<App chat={chat} />, root);
  chat.show(true);
}

mount();
