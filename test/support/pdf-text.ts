import { inflateSync } from 'node:zlib';

/**
 * What a reader would copy out of a PDF of ours, page by page: glyph ids are read back into characters by the font's own
 * ToUnicode table. Only what pdfkit writes is understood: one embedded font, hexadecimal strings.
 */
export function pdfText(pdf: Buffer): string[] {
  const streams = streamsOf(pdf);
  const characters = charactersOf(streams.find((text) => text.includes('beginbfrange')) ?? '');
  return streams
    .filter((text) => text.includes(' TJ') || text.includes(' Tj'))
    .map((text) =>
      [...text.matchAll(/BT[\s\S]*?ET/gu)]
        .map(([block]) =>
          [...block.matchAll(/<([0-9a-f]+)>/giu)]
            .flatMap(([, hex = '']) => hex.match(/.{4}/gu) ?? [])
            .map((glyph) => characters.get(parseInt(glyph, 16)) ?? '\ufffd')
            .join(''),
        )
        .join('\n'),
    );
}

function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\n/gu)]
    .filter(({ index }) => text.slice(index - 3, index) !== 'end')
    .map(({ index }) => pdf.subarray(index + 7, text.indexOf('\nendstream', index)))
    .map((bytes) => (bytes[0] === 0x78 ? inflateSync(bytes) : bytes).toString('latin1'));
}

/** `<first> <last> [<0041> <0042>]`: glyphs from the first on, as UTF-16. */
function charactersOf(table: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/giu)) {
    const units = [...list.matchAll(/<([0-9a-f\s]*)>/giu)].map(([, hex = '']) => hex.replaceAll(/\s/gu, ''));
    units.forEach((hex, index) => {
      found.set(
        parseInt(first, 16) + index,
        String.fromCharCode(...(hex.match(/.{4}/gu) ?? []).map((unit) => parseInt(unit, 16))),
      );
    });
  }
  return found;
}
