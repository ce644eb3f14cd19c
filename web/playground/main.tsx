/** @jsxImportSource preact */
import { render } from 'preact';
import { ChatLink } from './lib/chat-link';
import { Phones } from './lib/phones';
import { followPrefs } from './lib/prefs';
import { App } from './ui/app';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import './styles/page.css';
import './styles/phone.css';
import './styles/media.css';
import './styles/strip.css';

followPrefs();
const root = document.getElementById('root');
if (root !== null) render(<App phones={new Phones()} chat={new ChatLink()} />, root);
