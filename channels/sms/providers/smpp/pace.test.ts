import { Pace } from './pace';

describe('the rate', () => {
  let now = 0;
  const pace = () => {
    now = 1_000;
    return new Pace(20, 10_000, () => now);
  };

  it('gives places at even distances', () => {
    const steady = pace();
    expect([steady.reserve(), steady.reserve(), steady.reserve()]).toEqual([0, 50, 100]);
    now += 1_000;
    expect(steady.reserve()).toBe(0);
  });

  it('is halved at each throttling, never to nothing, and grows back', () => {
    const throttled = pace();
    throttled.slowDown();
    expect(throttled.current()).toBe(10);
    expect(throttled.ahead()).toBe(100);
    for (let times = 0; times < 20; times += 1) throttled.slowDown();
    expect(throttled.current()).toBe(0.1);
    now += 5_000;
    expect(throttled.current()).toBeCloseTo(10.1);
    now += 60_000;
    expect(throttled.current()).toBe(20);
  });
});
