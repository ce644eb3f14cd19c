import { useWords } from '../lib/words';
import { PUBLISH, type PublishMessages } from '../messages/publish';

export type { PublishMessages };

export const usePublishTexts = (): PublishMessages => useWords(PUBLISH);

/** Picks the wording for one, or for several. */
export const counted = (n: number, one: string, several: string): string =>
  n === 1 ? one : several.replace('{n}', String(n));
