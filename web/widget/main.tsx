/** @jsxImportSource preact */
import { render } from 'preact';
import { Chat } from './chat';
import { readConfig } from './config';
import { App } from './ui/app';
import css from './ui/styles.css?inline';
import { openVault } from './vault';

// Why here: currentScript is only set while the script itself runs.
const script = document.currentScript as HTMLScriptElement | null;
const TAG = 'switchboard-chat';

/** Puts the chat into a shadow root, so that neither page nor chat can spoil the other's styles. */
function mount(): void {
  if (document.querySelector(TAG) !== null) return;
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root);
  document.body.append(host);
  const vault = openVault('switchboard.');
  render(<App chat={new Chat(readConfig(script, vault), vault)} />, root);
}

/** Why not a style element: a strict content security policy forbids it. */
function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount);
else mount();
