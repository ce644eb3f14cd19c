import { Sample } from '../../../src/router/sample';
import { pastQuestions } from '../../../src/router/past-questions';
import { customerSays } from '../../builders/log-entry';

describe('past questions', () => {
  it('are counted, masked, the most frequent first', async () => {
    const texts = ['fees?', 'my card 6222021234567890123', 'Fees?', ' ', 'fees?'];
    const entries = texts.map((text) => customerSays(text));
    const questions = await pastQuestions({ sampled: () => Promise.resolve(entries) }, 10);
    expect(questions.map(({ text, count }) => [text.slice(0, 8), count])).toEqual([
      ['fees?', 3],
      ['my card ', 1],
    ]);
    expect(JSON.stringify(questions)).not.toContain('6222021234');
  });
});

describe('the sample', () => {
  it('takes all while it is quiet and few while it is busy', () => {
    const sample = new Sample();
    const start = Date.parse('2026-01-02T03:04:05Z');
    const taken = (seconds: number, messages: number): number =>
      Array.from({ length: messages }, () => sample.takes(new Date(start + seconds * 1000))).filter(Boolean)
        .length;
    expect(taken(0, 50)).toBe(50);
    expect(taken(1, 1000)).toBe(150);
    expect(taken(61, 1000)).toBe(12);
    expect(taken(100_000, 1000)).toBe(200);
  });
});
