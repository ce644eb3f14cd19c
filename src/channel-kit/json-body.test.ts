import { MAX_JSON_DEPTH, parseJsonBody } from './json-body';

const coded = (code: string) => expect.objectContaining({ code }) as Error;
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJsonBody', () => {
  it('reads JSON, also with a byte order mark', () => {
    expect(parseJsonBody(Buffer.from('\ufeff{"text":"余额 😀","n":[1,null,true]}'))).toEqual({
      text: '余额 😀',
      n: [1, null, true],
    });
  });

  it('gives undefined for an empty body', () => {
    expect(parseJsonBody(Buffer.from(' \n'))).toBeUndefined();
  });

  it.each(['{', '{"a":1', 'undefined', "{'a':1}", '{"a":\x01}'])('refuses %j', (text) => {
    expect(() => parseJsonBody(text)).toThrow(coded('BAD_JSON'));
  });

  it('repairs half surrogates in values and names', () => {
    expect(parseJsonBody('{"a\\ud800":"x\\udc00y","ok":"\\ud83d\\ude00"}')).toEqual({
      'a\ufffd': 'x\ufffdy',
      ok: '😀',
    });
  });

  it.each(['{"__proto__":{"admin":true},"b":1}', '{"\\u005f_proto__":{"admin":true},"b":1}'])(
    'drops the prototype of %s',
    (text) => {
      const value = parseJsonBody(text) as object;
      expect(Object.keys(value)).toEqual(['b']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect('admin' in value).toBe(false);
    },
  );

  it('drops the name by which the MongoDB driver knows its own types', () => {
    expect(parseJsonBody('{"a":{"_bsontype":"ObjectId","id":1}}')).toEqual({ a: { id: 1 } });
  });

  it('keeps a field named constructor as plain data', () => {
    expect(parseJsonBody('{"constructor":{"prototype":{"x":1}}}')).toEqual({
      constructor: { prototype: { x: 1 } },
    });
    expect('x' in {}).toBe(false);
  });

  it('repairs a half surrogate that stands in the text itself', () => {
    expect(parseJsonBody('{"a":"x\ud800"}')).toEqual({ a: 'x\ufffd' });
  });

  it('reads many shallow brackets', () => {
    const list = Array.from({ length: 100 }, () => ({ a: [] }));
    expect(parseJsonBody(JSON.stringify(list))).toEqual(list);
  });

  it('bounds the depth', () => {
    expect(parseJsonBody(nested(MAX_JSON_DEPTH))).toBeDefined();
    expect(() => parseJsonBody(nested(MAX_JSON_DEPTH + 1))).toThrow(coded('BAD_REQUEST'));
    expect(() => parseJsonBody(nested(100_000))).toThrow(coded('BAD_REQUEST'));
  });

  it('refuses a name with NUL, which BSON cannot store', () => {
    expect(() => parseJsonBody('{"a\\u0000b":1}')).toThrow(coded('BAD_REQUEST'));
  });
});
