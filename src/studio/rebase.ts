import type { ContentFiles } from '../contract/publishing';
import type { Workshop } from '../contract/workshop';

type Tools = Pick<Workshop, 'diff' | 'revert'>;

/**
 * Ids of the intents that differ, and paths of other files.
 * Why not all files: comparing what is the same costs a tenth of a second, and this is asked with each save.
 */
export function changedIntents(workshop: Tools, before: ContentFiles, after: ContentFiles): Set<string> {
  const diffs = workshop.diff(otherThan(after, before), otherThan(before, after));
  return new Set(diffs.map(({ intent }) => intent));
}

/** Those of `files` that are not just so in `known`. */
function otherThan(known: ContentFiles, files: ContentFiles): ContentFiles {
  const texts = new Map(known.map(({ path, text }) => [path, text]));
  return files.filter(({ path, text }) => texts.get(path) !== text);
}

/** `work` was made on `from`: gives the same work on `onto`. What it did not touch is as in `onto`. */
export function rebase(
  workshop: Tools,
  work: ContentFiles,
  from: ContentFiles,
  onto: ContentFiles,
): ContentFiles {
  let files = onto;
  for (const intent of changedIntents(workshop, from, work)) files = workshop.revert(files, work, intent);
  return files;
}
