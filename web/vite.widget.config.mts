import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One classic script, style sheet inside, so that a bank embeds it with one tag. */
export default defineConfig({
  root: here('widget'),
  logLevel: 'warn',
  resolve: { alias: { 'preact/jsx-runtime': here('widget/jsx-runtime.ts') } },
  oxc: {
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: here('dist/webchat'),
    emptyOutDir: true,
    target: 'es2022',
    // Why: otherwise the style sheet carries fallbacks for browsers that the script does not run in.
    cssTarget: 'chrome123',
    reportCompressedSize: false,
    lib: {
      entry: here('widget/main.tsx'),
      formats: ['iife'],
      name: 'SwitchboardChat',
      fileName: () => 'widget.js',
    },
  },
});
