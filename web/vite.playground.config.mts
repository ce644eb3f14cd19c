import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page with the phones, and the page with the web chat that one of them frames. */
export default defineConfig({
  root: here('playground'),
  base: '/playground/',
  logLevel: 'warn',
  oxc: {
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  build: {
    outDir: here('playground/dist'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Why: the content security policy allows no data: scripts and no inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('playground/index.html'), chat: here('playground/chat.html') },
    },
  },
});
