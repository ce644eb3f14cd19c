/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import type { VectorSpaceData } from '../features/vector-space';
import type { Vectoriser } from '../features/vectoriser';
import { coverageOf } from './coverage';
import { ForeignWords } from './foreign-words';
import type { ScopeParts, Signals } from './scope-model';

/** Reads the signals of what a vectoriser has just encoded. One instance serves one thread. */
export class SignalReader {
  /** Overwritten by the next reading. */
  readonly signals: Signals = { margin: 0, known: 0, coverage: 0, stranger: 0 };

  private readonly foreign: ForeignWords;

  constructor(
    private readonly space: VectorSpaceData,
    private readonly parts: ScopeParts,
  ) {
    this.foreign = new ForeignWords(parts.foreign);
  }

  /** Signals of the text, given its best intent's margin and place. */
  read(vectoriser: Vectoriser, margin: number, intent: number): Signals {
    const { signals, space, parts } = this;
    signals.margin = margin;
    signals.known = vectoriser.known;
    signals.coverage = coverageOf(parts.coverage, space, vectoriser.buffer, vectoriser.occurrences, intent);
    signals.stranger = this.strangerMargin(vectoriser);
    return signals;
  }

  private strangerMargin(vectoriser: Vectoriser): number {
    const { stranger, strangerStep, strangerBias } = this.parts;
    const { numbers, values, length, scale } = vectoriser;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += stranger[numbers[i]!]! * values[i]!;
    return (sum * strangerStep + this.foreign.sum(vectoriser)) * scale + strangerBias;
  }
}
