import { adviceOn, refusalOf } from './error-codes';

const NOON_IN_SHANGHAI = new Date('2025-01-02T12:00:00+08:00');
const outcome = (code: string) => refusalOf(code, NOON_IN_SHANGHAI);

describe('error codes', () => {
  it.each(['40001', '40014', '42001', '-1'])('%s may be tried again', (code) => {
    expect(outcome(code)).toEqual({ outcome: 'retry', code });
  });

  it.each(['45015', '45047'])('%s waits for the customer', (code) => {
    expect(outcome(code)).toEqual({ outcome: 'closed', code });
  });

  it.each(['40003', '43004', '48002', '50002'])('%s is for another channel', (code) => {
    expect(outcome(code)).toEqual({ outcome: 'rejected', code, elsewhere: true });
  });

  it.each(['45002', '44004', '40007', '99999'])('%s is for good, with advice', (code) => {
    expect(outcome(code)).toEqual({ outcome: 'rejected', code });
    expect(adviceOn(code)).toBeTruthy();
  });

  it.each(['40164', '48001', '48004', '40013', '40125'])('%s waits for the operator, with advice', (code) => {
    expect(outcome(code)).toEqual({ outcome: 'retry', code });
    expect(adviceOn(code)).toBeTruthy();
  });

  it('45011 waits for a minute, 45009 for the next day in Shanghai', () => {
    const minute = 60_000;
    expect(outcome('45011')).toMatchObject({ outcome: 'retry', afterMs: minute });
    expect(outcome('45009')).toMatchObject({ outcome: 'retry', afterMs: 12 * 60 * minute + minute });
    expect(refusalOf('45009', new Date('2025-01-02T16:00:00Z'))).toMatchObject({
      afterMs: 24 * 60 * minute + minute,
    });
  });

  it('has nothing to say about what is part of the day', () => {
    expect(['45015', '45047', '45011', '45081'].map(adviceOn)).toEqual([null, null, null, null]);
  });
});
