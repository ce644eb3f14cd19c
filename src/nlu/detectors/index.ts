import type { Signal } from '../../contract/understanding';
import { Clues } from '../text/clues';
import { cardLost } from './card-lost';
import { complaint } from './complaint';
import { compile } from './detector';
import { fraud } from './fraud';
import { human } from './human';

/** All detectors; a new one is a file and a line here. */
const DETECTORS = [human, complaint, cardLost, fraud].map(({ signal, chinese, english }) => ({
  signal,
  checks: [compile(chinese), compile(english)],
  worth: [chinese.worth, english.worth],
}));
const CLUES = new Clues(DETECTORS.flatMap(({ worth }) => worth));

export interface Scripts {
  han: number;
  words: number;
}

/** Signals that the normalised text raises; only the patterns of scripts that stand in it are tried. */
export function detectSignals(normalised: string, { han, words }: Scripts): Signal[] {
  const signals: Signal[] = [];
  let worth = CLUES.of(normalised);
  for (const { signal, checks } of DETECTORS) {
    if (worth === 0) break;
    const isRaised =
      (han > 0 && (worth & 1) !== 0 && checks[0]?.(normalised)) ||
      (words > 0 && (worth & 2) !== 0 && checks[1]?.(normalised));
    if (isRaised) signals.push(signal);
    worth >>>= 2;
  }
  return signals;
}
