import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from './input-error';
import { readLabelledRows } from './labelled-rows';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, content);
  return path;
}

describe('rows with labels', () => {
  it('takes BOM, CRLF, quotes, line breaks in fields, other columns, blank lines and any label', () => {
    const path = file(
      '\ufeffid,Text,intent\r\n1,"said ""no"", twice\nthen left",constructor\r\n\r\n2,我的卡丢了,__proto__\r\n',
    );
    expect(readLabelledRows(path)).toEqual([
      { text: 'said "no", twice\nthen left', intent: 'constructor' },
      { text: '我的卡丢了', intent: '__proto__' },
    ]);
  });

  it('reads strangers without labels', () => {
    expect(readLabelledRows(file('text\nwho won\n'), { intents: false })).toEqual([
      { text: 'who won', intent: '' },
    ]);
  });

  it.each([
    ['no such file', () => join(folder, 'absent.csv'), /absent\.csv cannot be read \(ENOENT\)/],
    [
      'a missing column',
      () => file('question,intent\na,b\n'),
      /no column "text" \(it has: question, intent\)/,
    ],
    ['an empty file', () => file(''), /no column "text" \(it has: none\)/],
    ['no rows', () => file('text,intent\n'), /has no rows/],
    ['a row without a label', () => file('text,intent\nhello,\n'), /"hello" has no intent/],
    ['a broken quote', () => file('text,intent\n"a,b\n'), /no valid CSV/],
  ])('says what to do about %s', (_, path, message) => {
    expect(() => readLabelledRows(path())).toThrow(InputError);
    expect(() => readLabelledRows(path())).toThrow(message);
  });
});
