import fc from 'fast-check';
import { readCsv, writeCsv } from '../../../src/assist/csv';
import { initials } from '../../../src/assist/initials';
import { plainName } from '../../../src/assist/files';

const KIND = { type: 'image/png', endings: ['png'] };

describe('a table of canned replies', () => {
  it('comes back as it was written', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const kept = rows.filter(([a, b]) => a !== '' || b !== '');
        const read = readCsv(writeCsv(['title', 'text'], kept));
        expect(read.map(({ cells }) => [cells['title'], cells['text']])).toEqual(kept);
      }),
    );
  });

  it('holds no formula', () => {
    const csv = writeCsv(['title', 'text'], [['=HYPERLINK("http://evil")', '+1']]);
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toContain(`'+1`);
  });

  it.each([';', '\t'])('is read with %j between the cells, as Excel writes it elsewhere', (sign) => {
    const csv = `\uFEFFTitle${sign}Text\r\nHi${sign}"Hello, you"\r\n\r\nBye${sign}x`;
    expect(readCsv(csv)).toEqual([
      { line: 2, cells: { title: 'Hi', text: 'Hello, you' } },
      { line: 4, cells: { title: 'Bye', text: 'x' } },
    ]);
  });

  it('says where it is no table', () => {
    expect(() => readCsv('title,text\n"never closed')).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }) as Error,
    );
  });
});

describe('first letters', () => {
  it.each([
    ['银行卡挂失', 'yhkgs'],
    ['重置密码', 'czmm'],
    ['朝阳分行', 'cyfh'],
    ['Thank you, 王先生 2', 'thankyouwxs2'],
    ['', ''],
    ['！？', ''],
  ])('%s', (text, expected) => {
    expect(initials(text)).toBe(expected);
  });
});

describe('the name of a file', () => {
  it.each([
    ['form.png', 'form.png'],
    ['..\\..\\evil.exe', 'evil.exe.png'],
    ['/etc/passwd', 'passwd.png'],
    ['photo\u202Egnp.exe', 'photognp.exe.png'],
    ['', 'file.png'],
    ['a"b<c>.PNG', 'abc.PNG'],
    ['表格 1.png', '表格 1.png'],
  ])('%j', (name, expected) => {
    expect(plainName(name, KIND)).toBe(expected);
  });

  it('is short', () => {
    expect(Array.from(plainName('長'.repeat(300), KIND))).toHaveLength(80);
  });
});
