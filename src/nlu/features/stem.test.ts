import { stem } from './stem';

function stemOf(word: string): string {
  const units = Uint16Array.from([...word], (letter) => letter.charCodeAt(0));
  return String.fromCharCode(...units.subarray(0, stem(units, 0, units.length)));
}

describe('stem', () => {
  it.each([
    ['card', 'cards'],
    ['transfer', 'transferred'],
    ['transfer', 'transferring'],
    ['cancel', 'cancelled'],
    ['currency', 'currencies'],
    ['activate', 'activation'],
    ['charge', 'charged'],
    ['charge', 'charging'],
    ['pay', 'paying'],
    ['decline', 'declined'],
  ])('brings %s and %s together', (one, other) => {
    expect(stemOf(other)).toBe(stemOf(one));
  });

  it.each(['is', 'bus', 'pass', 'need', 'bring', 'red', 'a', ''])('leaves %j recognisable', (word) => {
    expect(stemOf(word).length).toBeGreaterThanOrEqual(Math.min(word.length, 2));
  });

  it('keeps words of different meaning apart', () => {
    expect(stemOf('card')).not.toBe(stemOf('care'));
    expect(stemOf('sing')).not.toBe(stemOf('sting'));
  });
});
