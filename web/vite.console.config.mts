import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `vite --config web/vite.console.config.mts` serves the console with hot reload against SERVER (default http://127.0.0.1:3000). */
export default defineConfig({
  root: here('console'),
  base: '/console/',
  logLevel: 'warn',
  plugins: [react()],
  server: { proxy: { '/api': process.env['SERVER'] ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: here('dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Why: the content security policy allows no data: scripts and no inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart library, which only the reports load.
    chunkSizeWarningLimit: 600,
  },
});
