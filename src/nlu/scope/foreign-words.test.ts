import { learnVectorSpace } from '../features/vector-space';
import { Vectoriser } from '../features/vectoriser';
import { ForeignWords, packForeign, withForeign } from './foreign-words';

describe('words that only strangers show', () => {
  const space = learnVectorSpace('en', ['i forgot my password', 'reset my pin']);
  const wider = withForeign(space, ['i forgot my piano', 'my pin']);
  const vectoriser = new Vectoriser(space);
  const first = space.hashes.length;
  const column = new Float32Array(wider.hashes.length + 1).fill(1);
  const words = new ForeignWords(packForeign(wider, column, first));
  const sum = (text: string): number => {
    vectoriser.encode(text);
    return words.sum(vectoriser);
  };

  it('come after those of the questions, and leave the vectors as long as they were', () => {
    expect(wider.hashes.slice(0, first)).toEqual(space.hashes);
    expect(wider.hashes.length).toBeGreaterThan(first);
    const other = new Vectoriser(wider);
    other.encode('where is my piano');
    vectoriser.encode('where is my piano');
    expect(other.scale).toBeCloseTo(vectoriser.scale, 6);
  });

  it('are found in texts, while what nobody showed counts for nothing', () => {
    expect(sum('tune the piano')).toBeGreaterThan(1);
    expect(sum('reset my password')).toBe(0);
    expect(sum('zebra')).toBe(0);
  });
});
