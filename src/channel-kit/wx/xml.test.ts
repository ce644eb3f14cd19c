import fc from 'fast-check';
import { buildXml } from './xml-build';
import { parseXml, xmlText } from './xml';

const coded = (code: string) => expect.objectContaining({ code }) as Error;

describe('parseXml', () => {
  it('keeps every value a text, also a 64-bit number', () => {
    expect(parseXml('<xml><MsgId>6054768590064713728</MsgId><A><![CDATA[007]]></A><B/></xml>')).toEqual({
      MsgId: '6054768590064713728',
      A: '007',
      B: '',
    });
  });

  it('reads entities in text, not in CDATA', () => {
    expect(parseXml('<xml><A>a &amp;lt; &#20313;&#x4f59;</A><B><![CDATA[a &amp; <b>]]></B></xml>')).toEqual({
      A: 'a &lt; 余余',
      B: 'a &amp; <b>',
    });
  });

  it('reads nested elements and makes repeated ones a list', () => {
    expect(
      parseXml(`<xml>
        <SendPicsInfo><Count>2</Count>
          <PicList><item><Md5>a</Md5></item><item><Md5>b</Md5></item></PicList></SendPicsInfo></xml>`),
    ).toEqual({ SendPicsInfo: { Count: '2', PicList: { item: [{ Md5: 'a' }, { Md5: 'b' }] } } });
  });

  it('joins a text that was split into two CDATA sections', () => {
    expect(parseXml('<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>')).toEqual({ A: 'a]]>b' });
  });

  it('keeps line ends and blanks of a text', () => {
    expect(parseXml('<xml><A><![CDATA[ a\n b ]]></A></xml>')).toEqual({ A: ' a\n b ' });
  });

  it('takes a declaration and a byte order mark', () => {
    expect(parseXml('\ufeff<?xml version="1.0"?>\n<xml><A>1</A></xml>')).toEqual({ A: '1' });
  });

  it.each([
    '',
    'text',
    '<xml>',
    '<xml></xml><xml></xml>',
    '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>',
    '<xml><A></xml>',
    '<xml><__proto__><admin>1</admin></__proto__></xml>',
    '<a>'.repeat(20_000) + '</a>'.repeat(20_000),
    '<xml>' + '<a>'.repeat(9) + '</a>'.repeat(9) + '</xml>',
  ])('refuses %j', (text) => {
    expect(() => parseXml(text)).toThrow(coded('BAD_REQUEST'));
  });

  it('refuses what is too large', () => {
    expect(() => parseXml(`<xml>${'x'.repeat(300_000)}</xml>`)).toThrow(coded('TOO_LARGE'));
  });

  it('throws nothing but coded errors', () => {
    const piece = fc.constantFrom(
      '<xml>',
      '</xml>',
      '<A>',
      '</A>',
      '<![CDATA[',
      ']]>',
      '<?',
      '<!--',
      '&#',
      '"',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        let code: unknown = 'BAD_REQUEST';
        try {
          parseXml(pieces.join(''));
        } catch (error) {
          code = (error as { code?: unknown }).code;
        }
        expect(code).toBe('BAD_REQUEST');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('buildXml', () => {
  it('writes texts as CDATA, numbers bare and lists as repeated elements', () => {
    expect(
      buildXml('xml', {
        To: 'o1',
        CreateTime: 5,
        none: undefined,
        Articles: { item: [{ T: 'a' }, { T: 'b' }] },
      }),
    ).toBe(
      '<xml><To><![CDATA[o1]]></To><CreateTime>5</CreateTime>' +
        '<Articles><item><T><![CDATA[a]]></T></item><item><T><![CDATA[b]]></T></item></Articles></xml>',
    );
  });

  it('is read back, whatever the text', () => {
    const texts = fc.string({ unit: fc.constantFrom(']', '>', '<', '&', '余', '😀', '\n', '![CDATA[', 'a') });
    fc.assert(
      fc.property(texts, (text) => {
        expect(xmlText(parseXml(buildXml('xml', { A: text })), 'A')).toBe(text);
      }),
    );
  });

  it('leaves out what XML cannot hold', () => {
    expect(buildXml('A', 'a\0\x1b\ud800b\tc\n')).toBe('<A><![CDATA[a\ufffdb\tc\n]]></A>');
  });
});
