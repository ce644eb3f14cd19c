import type { ContentFiles } from '../contract/publishing';
import type { Workshop } from '../contract/workshop';

type Tools = Pick<Workshop, 'diff' | 'revert'>;

/** Ids of the intents that differ. */
export function changedIntents(workshop: Tools, before: ContentFiles, after: ContentFiles): Set<string> {
  return new Set(workshop.diff(before, after).map(({ intent }) => intent));
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
