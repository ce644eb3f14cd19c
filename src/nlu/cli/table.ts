/** Rows as aligned columns; numbers stand right. Chinese characters take two places. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, at) =>
    Math.max(...[title, ...rows.map((row) => row[at] ?? '')].map(widthOf)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => {
        const gap = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)));
        return /^[-+]?[\d.,]+(?: ?%)?$|^-$/.test(cell) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const COLOUR = /\u001b\[\d+m/g;

function widthOf(cell: string): number {
  const plain = cell.replace(COLOUR, '');
  return [...plain].reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
        sign,
      )
        ? 2
        : 1),
    0,
  );
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
