/* eslint-disable @typescript-eslint/no-non-null-assertion -- Why: typed-array loops whose indexes are in range by construction */
import { featureNumber } from '../features/feature-index';
import type { LinearWeights } from './linear-weights';

/** Most numbers kept for sums (64 MB); groups beyond are added feature by feature. */
const MOST_NUMBERS = 16_000_000;

/** Each known group's features added up once, so that a known word costs one row instead of some twenty. */
export class GroupSums {
  private readonly sums: Float32Array;
  private readonly kept: number;

  constructor(private readonly model: LinearWeights) {
    const intents = model.intents.length;
    const groups = model.space.groups.starts.length - 1;
    this.kept = Math.min(groups, Math.floor(MOST_NUMBERS / Math.max(1, intents)));
    this.sums = new Float32Array(this.kept * intents);
    for (let group = 0; group < this.kept; group++) this.addUp(group, this.sums.subarray(group * intents));
  }

  /** Adds the group's sum to the margins; false when it is not kept. */
  add(key: number, margins: Float32Array): boolean {
    const group = featureNumber(this.model.space.groups.index, key);
    if (group < 0 || group >= this.kept) return false;
    const { sums } = this;
    const start = group * margins.length;
    for (let intent = 0; intent < margins.length; intent++) margins[intent]! += sums[start + intent]!;
    return true;
  }

  private addUp(group: number, into: Float32Array): void {
    const { groups } = this.model.space;
    const numbers = groups.numbers.subarray(groups.starts[group], groups.starts[group + 1]);
    for (const number of numbers) addFeature(this.model, number, this.model.space.idf[number] ?? 0, into);
  }
}

/** Adds one feature's weights, times the value, to the margins. */
export function addFeature(
  { starts, classes, weights }: LinearWeights,
  number: number,
  value: number,
  margins: Float32Array,
): void {
  const end = starts[number + 1]!;
  for (let at = starts[number]!; at < end; at++) margins[classes[at]!]! += weights[at]! * value;
}
