import { nextSort, sortRows } from '../../../web/console/board/sorting';
import { excerpt, marked } from '../../../web/console/history/marked';

describe('sorting by a column', () => {
  const rows = [
    { name: '王', n: 10 },
    { name: '李', n: 9 },
    { name: 'b2', n: 9 },
    { name: 'b10', n: 1 },
  ];
  const columns = { name: (row: { name: string }) => row.name, n: (row: { n: number }) => row.n };
  const names = (column: string, down: boolean, language = 'en') =>
    sortRows(rows, columns, { column, down }, language).map(({ name }) => name);

  it('keeps the order of rows that are equal, either way', () => {
    expect(names('n', false)).toEqual(['b10', '李', 'b2', '王']);
    expect(names('n', true)).toEqual(['王', '李', 'b2', 'b10']);
  });

  it('sorts texts as people of the language do, numbers in them by size', () => {
    expect(names('name', false, 'zh-CN').filter((name) => name.startsWith('b'))).toEqual(['b2', 'b10']);
    expect(names('name', false, 'zh-CN').filter((name) => !name.startsWith('b'))).toEqual(['李', '王']);
  });

  it('leaves the rows as they came without an order, or with one that is unknown', () => {
    expect(sortRows(rows, columns, null, 'en')).toBe(rows);
    expect(names('nothing', false)).toEqual(['王', '李', 'b2', 'b10']);
  });

  it('goes up, down, and back to how it came', () => {
    const up = nextSort(null, 'n');
    expect(up).toEqual({ column: 'n', down: false });
    const down = nextSort(up, 'n');
    expect(down).toEqual({ column: 'n', down: true });
    expect(nextSort(down, 'n')).toBeNull();
    expect(nextSort(down, 'name')).toEqual({ column: 'name', down: false });
  });
});

describe('marking what was looked for', () => {
  const hits = (text: string, spellings: string[][]) =>
    marked(text, spellings).flatMap(({ text: piece, hit }) => (hit ? [piece] : []));

  it('marks every spelling of every word, whatever its case', () => {
    expect(hits('Fee 轉賬 and 转账 FEE', [['转账', '轉賬'], ['fee']])).toEqual([
      'Fee',
      '轉賬',
      '转账',
      'FEE',
    ]);
    expect(
      marked('a fee', [['fee']])
        .map(({ text }) => text)
        .join(''),
    ).toBe('a fee');
  });

  it('takes words as they are, and the longer of two', () => {
    expect(hits('what? (a+b) .*', [['(a+b)'], ['.*']])).toEqual(['(a+b)', '.*']);
    expect(hits('信用卡年费', [['信用'], ['信用卡']])).toEqual(['信用卡']);
    expect(hits('nothing asked', [])).toEqual([]);
  });

  it('shows what stands around the first hit, and no half characters', () => {
    const long = `${'前😀'.repeat(200)}年费${'后'.repeat(300)}`;
    const shown = excerpt(long, [['年费']]);
    expect(shown).toContain('年费');
    expect(shown.startsWith('…')).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(182);
    expect(shown.isWellFormed()).toBe(true);
    expect(excerpt('short\n text', [['text']])).toBe('short text');
    expect(excerpt('x'.repeat(300), [['nope']])).toBe(`${'x'.repeat(180)}…`);
  });
});
