import type { Finding } from '../../contract/publishing';
import type { ContentSource } from '../content/source';
import type { Validation } from './validation';

/** An intent swallows another when it gets at least this many, and this share, of the other's held-out questions. */
const FEWEST = 3;
const SHARE = 0.2;
/** Two or three questions out of six say little. */
const ENOUGH_QUESTIONS = 5;

type Confusion = Validation['confusions'][number];

export function isSwallowed({ count, of }: Confusion): boolean {
  return of >= ENOUGH_QUESTIONS && count >= FEWEST && count >= of * SHARE;
}

/** Intents whose questions another intent takes, with what to do about it. */
export function swallowings(confusions: readonly Confusion[], source: ContentSource): Finding[] {
  const places = new Map([...source.intents.values()].flat().map(({ id, place }) => [id, place]));
  return confusions.filter(isSwallowed).map(({ from, to, count, of }) => ({
    severity: 'warning',
    ...(places.get(from) ?? { file: '', line: 1 }),
    rule: 'swallowed',
    intent: from,
    message: `${String(count)} of ${String(of)} questions of ${from} are taken for ${to}; move or reword them, or join the two intents`,
  }));
}
