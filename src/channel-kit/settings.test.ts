import { isSafeAddress, wholeNumber } from './settings';

describe('wholeNumber', () => {
  const variable = wholeNumber(1, 60, 10, 'Minutes.');

  it.each([
    ['1', 1],
    ['60', 60],
    [undefined, 10],
  ])('reads %j as %j', (text, value) => {
    expect(variable.parse(text)).toBe(value);
  });

  it.each(['0', '61', '1.5', '-1', '1e1', '', ' 1', '0x1', '1000000000'])('refuses %j', (text) => {
    expect(variable.safeParse(text).error?.issues[0]?.message).toBe('must be a whole number from 1 to 60');
  });
});

describe('isSafeAddress', () => {
  it.each([
    'https://api.example/x',
    'http://127.0.0.1:9',
    'http://127.8.8.8',
    'http://localhost',
    'http://[::1]:9',
  ])('takes %s', (text) => expect(isSafeAddress(text)).toBe(true));
  it.each([
    'http://api.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'ftp://localhost',
    'api.example',
    '',
  ])('refuses %j', (text) => expect(isSafeAddress(text)).toBe(false));
});
