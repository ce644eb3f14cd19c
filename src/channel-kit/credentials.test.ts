import { parseBearer } from './bearer';
import { safeEqual } from './safe-equal';

describe('safeEqual', () => {
  it.each([
    ['secret', 'secret', true],
    ['secret', 'Secret', false],
    ['secret', 'secre', false],
    ['', '', true],
    ['密钥', '密钥', true],
  ])('%j and %j: %s', (a, b, equal) => {
    expect(safeEqual(a, b)).toBe(equal);
  });
});

describe('parseBearer', () => {
  it.each([
    ['Bearer abc.def-_~', 'abc.def-_~'],
    ['bearer  abc', 'abc'],
    [' BEARER abc ', 'abc'],
    ['Basic abc', null],
    ['Bearer', null],
    ['Bearer a b', null],
    ['Bearer a,Bearer b', null],
    ['', null],
    [undefined, null],
  ])('%j gives %j', (header, token) => {
    expect(parseBearer(header)).toBe(token);
  });
});
