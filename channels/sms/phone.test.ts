import { toE164 } from './phone';

describe('toE164', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['008613800138000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['＋８６１３８００１３８０００', '+8613800138000'],
    ['+14155550100', '+14155550100'],
    ['+852 9123 4567', '+85291234567'],
  ])('reads %s as %s', (raw, expected) => {
    expect(toE164(raw)).toBe(expected);
  });

  it.each([
    ['', 'nothing'],
    ['95588', 'a short code'],
    ['10086', 'a short code'],
    ['106980000001', 'a service port'],
    ['1069800001', 'a service port that looks like a number of Beijing'],
    ['+8695588', 'a short code with country code'],
    ['010-62771234', 'a fixed line'],
    ['BANK', 'a name'],
    ['whatsapp:+14155550100', 'another messenger'],
    ['+1234567', 'too short for its country'],
    ['+1415555010012345', 'too long'],
    ['138001380001', 'a digit too many'],
    ['1'.repeat(5000), 'far too long'],
  ])('does not take %s, %s, for a telephone', (raw) => {
    expect(toE164(raw)).toBeNull();
  });

  it('takes a number without country code as one of the given country', () => {
    expect(toE164('(415) 555-0100', 'US')).toBe('+14155550100');
    expect(toE164('86753', 'US')).toBeNull();
    expect(toE164('9123 4567', 'HK')).toBe('+85291234567');
  });
});
