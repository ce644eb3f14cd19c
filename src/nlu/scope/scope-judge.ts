import type { VectorSpaceData } from '../features/vector-space';
import type { Vectoriser } from '../features/vectoriser';
import { evidenceOf, type ScopeData } from './scope-model';
import { SignalReader } from './signal-reader';

/** Judges what a vectoriser has just encoded. One instance serves one thread. */
export class ScopeJudge {
  private readonly reader: SignalReader;

  constructor(
    space: VectorSpaceData,
    private readonly scope: ScopeData,
  ) {
    this.reader = new SignalReader(space, scope);
  }

  /** How far inside the scope the text lies, given its best intent's margin and place; negative is outside. */
  judge(vectoriser: Vectoriser, margin: number, intent: number): number {
    return evidenceOf(this.reader.read(vectoriser, margin, intent)) - this.scope.threshold;
  }
}
