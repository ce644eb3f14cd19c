import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One classic script, style sheet inside, so that a bank embeds it with one tag. */
export default defineConfig({
  root: here('widget'),
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: here('dist/webchat'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: { entry: here('widget/main.tsx'), formats: ['iife'], name: 'SwitchboardChat', fileName: () => 'widget.js' },
  },
});
