import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PrefsProvider } from '../shared/lib/prefs';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/shell.css';
import './styles/layout.css';
import './styles/inbox.css';
import './styles/offers.css';
import './styles/shell.css';
import './styles/conversation.css';
import './styles/details.css';
import './styles/contact.css';
import './compose/compose.css';
import './canned/canned.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <PrefsProvider>
      <App />
    </PrefsProvider>,
  );
}
