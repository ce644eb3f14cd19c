import { createRoot } from 'react-dom/client';
import { PrefsProvider } from '../shared/lib/prefs';
import { App } from './app';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/shell.css';
import './styles/studio.css';
import './styles/parts.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <PrefsProvider>
      <App />
    </PrefsProvider>,
  );
}
