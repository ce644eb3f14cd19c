import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PrefsProvider } from './lib/prefs';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/queue.css';
import './styles/conversation.css';
import './styles/details.css';
import './styles/contact.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <PrefsProvider>
      <App />
    </PrefsProvider>,
  );
}
