import { outcomeOf } from './outcome';

describe('outcomeOf', () => {
  it('says that the customer has opted out at the carrier, and looks nowhere else', () => {
    expect(outcomeOf({ status: 400, code: 21610 })).toEqual({
      outcome: 'rejected',
      code: 'OPTED_OUT_AT_CARRIER',
    });
  });

  it.each([21211, 21408, 21612, 21614, 30003, 30004, 30006])('%d: this customer cannot have SMS', (code) => {
    expect(outcomeOf({ status: 400, code })).toEqual({
      outcome: 'rejected',
      code: String(code),
      elsewhere: true,
    });
  });

  it.each([
    [429, 20429],
    [429, null],
    [400, 30001],
    [400, 21611],
    [500, null],
    [500, 20500],
    [503, null],
    [408, null],
  ])('%d with %p is tried again', (status, code) => {
    expect(outcomeOf({ status, code })).toEqual({ outcome: 'retry', code: String(code ?? `HTTP_${status}`) });
  });

  it.each([
    [401, 20003],
    [403, null],
    [404, 20404],
    [400, 21606],
    [400, 21660],
    [400, 21701],
    [302, null],
  ])('%d with %p waits until somebody has seen to the account', (status, code) => {
    expect(outcomeOf({ status, code })).toMatchObject({ outcome: 'retry', afterMs: 300_000 });
  });

  it.each([
    [400, 21617],
    [400, 21602],
    [400, null],
    [413, null],
  ])('%d with %p is never tried again', (status, code) => {
    expect(outcomeOf({ status, code })).toEqual({
      outcome: 'rejected',
      code: String(code ?? `HTTP_${status}`),
    });
  });
});
