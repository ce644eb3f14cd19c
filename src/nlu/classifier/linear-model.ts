/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { RECIPES } from '../features/recipes';
import { Vectoriser } from '../features/vectoriser';
import { addFeature, GroupSums } from './group-sums';
import type { LinearWeights } from './linear-weights';
import type { ScopeData } from '../scope/scope-model';

/** What held-out rows taught about this model. */
export interface Calibration {
  /** Divides margins before they are made into probabilities. */
  temperature: number;
  scope: ScopeData;
}

/** A model that is ready for use. */
export interface LinearModelData extends LinearWeights {
  calibration: Calibration;
}

/** Scores texts. One instance serves one thread: `margins` is overwritten by the next call. */
export class LinearScorer {
  /** Each intent's distance from its border; above 0 is inside. */
  readonly margins: Float32Array;
  readonly vectoriser: Vectoriser;
  private readonly groupSums: GroupSums | undefined;

  constructor(private readonly model: LinearWeights) {
    this.margins = new Float32Array(model.intents.length);
    this.vectoriser = new Vectoriser(model.space);
    // Why: sums count a feature as often as it stands there, which a binary vector does not.
    this.groupSums = RECIPES[model.space.language].binary ? undefined : new GroupSums(model);
  }

  score(text: string): void {
    const { margins, vectoriser, model } = this;
    vectoriser.encode(text);
    margins.fill(0);
    if (this.groupSums) this.addOccurrences(this.groupSums);
    else this.addDistinct();
    for (let intent = 0; intent < margins.length; intent++) {
      margins[intent] = margins[intent]! * vectoriser.scale + model.bias[intent]!;
    }
  }

  private addDistinct(): void {
    const { numbers, values, length } = this.vectoriser;
    for (let i = 0; i < length; i++) addFeature(this.model, numbers[i]!, values[i]!, this.margins);
  }

  private addOccurrences(sums: GroupSums): void {
    const { buffer } = this.vectoriser;
    let from = 0;
    for (let group = 0; group < buffer.groups; group++) {
      this.addRange(from, buffer.groupStarts[group]!);
      from = buffer.groupEnds[group]!;
      if (!sums.add(buffer.groupKeys[group]!, this.margins)) this.addRange(buffer.groupStarts[group]!, from);
    }
    this.addRange(from, buffer.length);
  }

  private addRange(from: number, to: number): void {
    const { occurrences } = this.vectoriser;
    const { idf } = this.model.space;
    for (let i = from; i < to; i++) {
      const number = occurrences[i]!;
      if (number >= 0) addFeature(this.model, number, idf[number]!, this.margins);
    }
  }
}
