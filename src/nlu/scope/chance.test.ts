import { fitChance } from './chance';

describe('the chance that a text belongs here', () => {
  it('is even in the middle between both kinds, however many there are of each', () => {
    const inside = Array.from({ length: 1000 }, (_, at) => 3 + (at % 10) / 10);
    const outside = Array.from({ length: 10 }, (_, at) => 1 + at / 10);
    const { middle, steepness } = fitChance(inside, outside);
    expect(middle).toBeGreaterThan(2.2);
    expect(middle).toBeLessThan(2.7);
    expect(steepness).toBeGreaterThan(1);
  });

  it('is gentle where both kinds lie over each other, and finite where a kind is missing', () => {
    const mixed = Array.from({ length: 100 }, (_, at) => at / 100);
    expect(fitChance(mixed, mixed).steepness).toBeLessThan(1.01);
    expect(Number.isFinite(fitChance(mixed, []).middle)).toBe(true);
    expect(Number.isFinite(fitChance([], []).middle)).toBe(true);
  });
});
