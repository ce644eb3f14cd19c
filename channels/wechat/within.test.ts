import { LATE, within } from './within';

describe('within', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('gives the result, and leaves no timer', async () => {
    expect(await within(1_000, Promise.resolve(1))).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('passes a failure on', async () => {
    await expect(within(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not wait longer, and hands over what comes later', async () => {
    const late: number[] = [];
    let finish: (value: number) => void = () => undefined;
    const slow = new Promise<number>((resolve) => (finish = resolve));
    const result = within(1_000, slow, (value) => late.push(value));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await result).toBe(LATE);
    finish(7);
    await jest.advanceTimersByTimeAsync(0);
    expect(late).toEqual([7]);
  });

  it('takes a late failure for nothing', async () => {
    let fail: (error: Error) => void = () => undefined;
    const slow = new Promise<number>((_resolve, reject) => (fail = reject));
    const result = within(10, slow);
    await jest.advanceTimersByTimeAsync(10);
    fail(new Error('late'));
    expect(await result).toBe(LATE);
  });
});
