import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PrefsProvider } from '../shared/lib/prefs';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/shell.css';
import './styles/inbox.css';
import './styles/offers.css';
import './styles/shell.css';
import './styles/conversation.css';
import './styles/details.css';
import './styles/contact.css';
// Why behind the panes: on a narrow screen it moves them.
import './compose/compose.css';
import './canned/canned.css';
// Why last: what is shown of a pane on a narrow screen is its matter.
import './styles/layout.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <PrefsProvider>
      <App />
    </PrefsProvider>,
  );
}
