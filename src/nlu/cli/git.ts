import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { ContentFiles } from '../../contract/publishing';
import { EXIT, Failure } from './io';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 1000;

/** The intents folder as it was in a commit, branch or tag. */
export async function filesOfRef(intents: string, ref: string): Promise<ContentFiles> {
  if (!/^[\w][\w./~^@{}-]*$/.test(ref)) throw notFound(ref);
  const folder = resolve(intents);
  const git = (...args: string[]): Promise<string> => output(['-C', folder, ...args]);
  try {
    const commit = (await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`)).trim();
    const listed = await git('ls-tree', '-r', '-z', '--name-only', commit, '.');
    const paths = listed.split('\0').filter((path) => /^([\w-]+\/)?[\w-][\w.-]*\.ya?ml$/.test(path));
    const files = paths
      .slice(0, MAX_FILES)
      .map(async (path) => ({ path, text: await git('show', `${commit}:./${path}`) }));
    return await Promise.all(files);
  } catch {
    throw notFound(ref);
  }
}

function notFound(ref: string): Failure {
  return new Failure(`${ref} is neither a folder nor a commit of the folder's git repository`, EXIT.usage);
}

function output(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    execFile('git', args, { maxBuffer: MAX_BYTES, encoding: 'utf8' }, (error, text) => {
      if (error) failed(new Error(error.message));
      else done(text);
    });
  });
}
