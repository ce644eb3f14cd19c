import type { Signal } from '../../contract/understanding';
import { cardLost } from './card-lost';
import { complaint } from './complaint';
import { compile } from './detector';
import { fraud } from './fraud';
import { human } from './human';

/** All detectors; a new one is a file and a line here. */
const DETECTORS = [human, complaint, cardLost, fraud].map(({ signal, chinese, english }) => ({
  signal,
  chinese: compile(chinese),
  english: compile(english),
}));

export interface Scripts {
  han: number;
  words: number;
}

/** Signals that the normalised text raises; only the patterns of scripts that stand in it are tried. */
export function detectSignals(normalised: string, { han, words }: Scripts): Signal[] {
  const signals: Signal[] = [];
  for (const { signal, chinese, english } of DETECTORS) {
    if ((han > 0 && chinese(normalised)) || (words > 0 && english(normalised))) signals.push(signal);
  }
  return signals;
}
