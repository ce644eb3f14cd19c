import { deflateRawSync } from 'node:zlib';
import { xlsx } from '.';
import { csv } from '../csv';
import type { Model } from '../model';
import { refuseUnsafe } from './guard';

interface Part {
  name: string;
  content: Buffer;
  /** What the headers claim instead of the truth. */
  claim?: number;
  method?: number;
  trailing?: Buffer;
}

/** A zip archive by hand, so that its headers can lie. */
function zip(parts: readonly Part[], between = Buffer.alloc(0)): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claim = content.length, method = 8, trailing = Buffer.alloc(0) } of parts) {
    const packed = Buffer.concat([method === 8 ? deflateRawSync(content) : content, trailing]);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claim, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed, between);
    list.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length + between.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

const sheet = (xml: string): Part => ({ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(xml) });
const zeros = Buffer.alloc(60 * 1024 * 1024);

describe('workbooks that are not safe', () => {
  it('lets an honest one through', () => {
    expect(() =>
      refuseUnsafe(zip([sheet('<sheetData><row r="1"><c r="A1"/></row></sheetData>')])),
    ).not.toThrow();
  });

  it.each([
    [
      'one that unpacks to 120 MB',
      zip([
        { name: 'a', content: zeros },
        { name: 'b', content: zeros },
      ]),
      /too large/,
    ],
    [
      'one that claims to be small',
      zip([{ name: 'a', content: zeros, claim: 10 }]),
      /size is not what it claims/,
    ],
    ['one that claims 4 GB', zip([{ name: 'a', content: Buffer.from('x'), claim: 0xffffffff }]), /too large/],
    ['parts between parts', zip([sheet('<c/>'), sheet('<d/>')], Buffer.alloc(60)), /does not name/],
    ['two parts of one name', zip([sheet('<c/>'), sheet('<d/>')]), /same name/],
    [
      'a part hidden behind another',
      zip([{ ...sheet('<c/>'), trailing: zip([sheet('<d/>')]) }]),
      /behind a part/,
    ],
    ['an unknown packing', zip([{ ...sheet('<c/>'), method: 12 }]), /packed in a way/],
    ['a cell far away', zip([sheet('<row r="1"><c t="s" r="XFD1048576"/></row>')]), /at most 200000 rows/],
    ['a row far away', zip([sheet("<row spans='1:2' r='99999999'>")]), /unknown place/],
    ['a place in disguise', zip([sheet('<c r="A&#49;"/>')]), /unknown place/],
    ['a cut-off file', zip([sheet('<c/>')]).subarray(20), /broken|cut off|does not name/],
  ])('refuses %s', (_, data, reason) => {
    expect(() => refuseUnsafe(data)).toThrow(reason);
  });

  it('tells it as a finding of the file', async () => {
    const data = zip([{ name: 'a', content: zeros, claim: 10 }]);
    await expect(xlsx.read([{ name: 'bomb.xlsx', data }])).rejects.toThrow(
      /^bomb\.xlsx:1: has a part whose size/,
    );
  });
});

const model = (text: string): Model => ({
  intents: [{ id: 'a', words: { en: { questions: [{ text }], golden: [], answers: [] } } }],
});

describe('formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', "'=1"])('%s is text in CSV', async (text) => {
    const { files } = await csv.write(model(text));
    const raw = Buffer.from(files[0]?.data ?? []).toString('utf8');
    expect(raw.startsWith('\uFEFF')).toBe(true);
    expect(raw).toContain(`a,en,question,'${text}`);
  });
});
