import { cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

/** @type {[name: string, run: () => Promise<void>, output: string][]} */
const STEPS = [
  ['web chat widget', () => bundle('vite.widget.config.mts'), 'webchat/widget.js'],
  ['agent console', () => bundle('vite.console.config.mts'), 'console'],
  ['content studio', () => bundle('vite.studio.config.mts'), 'studio'],
  // Why beside web/dist: what lies there is served in production too.
  ['playground', () => bundle('vite.playground.config.mts'), '../playground/dist'],
  ['demo page', () => cp(join(root, 'demo'), dist, { recursive: true }), 'index.html'],
];

/** @param {string} config */
async function bundle(config) {
  const { build } = await import('vite');
  await build({ configFile: join(root, config), logLevel: 'warn' });
}

/**
 * @param {string} directory
 * @returns {Promise<number>} when its last changed file was written, in ms
 */
async function newest(directory) {
  let latest = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(directory, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? await newest(path) : (await stat(path)).mtimeMs);
  }
  return latest;
}

/**
 * @param {string} path a file or a folder
 * @returns {Promise<number>} bytes over the wire
 */
async function zippedSize(path) {
  if ((await stat(path)).isFile()) return gzipSync(await readFile(path)).length;
  const sizes = (await readdir(path)).map((name) => zippedSize(join(path, name)));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function isFresh() {
  const built = await stat(stamp).catch(() => null);
  return built !== null && built.mtimeMs > (await newest(root));
}

/**
 * Builds widget, console, studio and demo page into web/dist, and the playground into web/playground/dist. Does nothing when that is newer than the sources, unless forced.
 * @param {{ force?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<{ built: boolean, directory: string }>}
 */
export async function buildWeb({ force = false, log = console.log } = {}) {
  if (!force && (await isFresh())) return { built: false, directory: dist };
  await mkdir(dist, { recursive: true });
  for (const [index, [name, run, output]] of STEPS.entries()) {
    const began = Date.now();
    await run();
    const size = await zippedSize(join(dist, output));
    log(
      `web ${index + 1}/${STEPS.length} ${name}: ${output} ${(size / 1024).toFixed(1)} KB gzipped, ${Date.now() - began} ms`,
    );
  }
  await writeFile(stamp, new Date().toISOString());
  return { built: true, directory: dist };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { built } = await buildWeb({ force: !process.argv.includes('--if-needed') });
  if (!built) console.log('web: up to date');
}
