import { createRoot } from 'react-dom/client';
// Why ahead of the app: what the pages' own sheets say must come after these.
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/shell.css';
import './styles/studio.css';
import './styles/parts.css';
import { PrefsProvider } from '../shared/lib/prefs';
import { App } from './app';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <PrefsProvider>
      <App />
    </PrefsProvider>,
  );
}
