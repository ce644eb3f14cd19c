import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { TranscriptLine } from '../contract/export';
import type { Locale } from '../contract/understanding';
import { fontMissing, type FontFace } from './font';
import type { Written, WrittenLine } from './page';

const MARGIN = 54;
const FOOT = 30;
const SIZES = { title: 20, day: 10.5, head: 8.5, text: 10.5, small: 8 };
const INK = '#16212b';
const SOFT = '#566470';
const LINE = '#d8dfe4';
const AUTHORS: Record<TranscriptLine['author'], string> = {
  customer: '#0b5c8f',
  bot: '#0d6b58',
  agent: '#5b3a99',
  system: SOFT,
  note: '#7a4a00',
};
/** Emoji are in no text font: a box says that something stood there. */
const PICTURES =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)[\p{M}\p{Emoji_Modifier}\u200d]*/gu;
const JOINERS = /[\u200b-\u200f\u2060\ufe00-\ufe0f]/gu;
/** Messages laid out before others get a turn: about 20 ms. */
const AT_ONCE = 25;

/**
 * An A4 document with a header, a footer and page numbers. The font is embedded as a subset, so that a file holds only
 * the characters that it shows and reads the same everywhere; its text can be searched and copied.
 */
export async function asPdf(written: Written, font: FontFace, locale: Locale, at: Date): Promise<Buffer> {
  const document = open(written, font, locale, at);
  const done = collect(document);
  writeHead(document, written);
  for (const [index, line] of written.lines.entries()) {
    writeLine(document, line);
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
  }
  numberPages(document, written);
  document.end();
  return done;
}

function open({ title }: Written, { path, face }: FontFace, locale: Locale, at: Date): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Creator: 'Switchboard', CreationDate: at },
  });
  try {
    if (face === undefined) document.font(path);
    else document.font(path, face);
  } catch (cause) {
    throw fontMissing(cause);
  }
  return document;
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function writeHead(document: PDFKit.PDFDocument, { title, facts, hints, lines, texts }: Written): void {
  document.fontSize(SIZES.title).fillColor(INK).text(title).moveDown(0.4);
  for (const [name, value] of facts) {
    document
      .fontSize(SIZES.head + 1)
      .fillColor(SOFT)
      .text(`${name}${texts.colon}`, { continued: true });
    document.fillColor(INK).text(drawable(value));
  }
  document.moveDown(0.4).fontSize(SIZES.small).fillColor(SOFT).text(hints.join('  '));
  rule(document);
  if (lines.length === 0) document.fontSize(SIZES.text).text(texts.empty);
}

function writeLine(document: PDFKit.PDFDocument, { day, time, author, head, text }: WrittenLine): void {
  const room = document.page.height - document.page.margins.bottom - document.y;
  // Why: a name alone at the foot of a page would belong to nothing.
  if (room < (day === '' ? 32 : 58)) document.addPage();
  if (day !== '') document.moveDown(0.5).fontSize(SIZES.day).fillColor(INK).text(day).moveDown(0.4);
  document.fontSize(SIZES.head).fillColor(AUTHORS[author]).text(drawable(head), { continued: true });
  document.fillColor(SOFT).text(`   ${time}`);
  document.fontSize(SIZES.text).fillColor(INK).text(drawable(text), { lineGap: 1.5 }).moveDown(0.45);
}

function rule(document: PDFKit.PDFDocument): void {
  const y = document.y + 6;
  document
    .moveTo(MARGIN, y)
    .lineTo(document.page.width - MARGIN, y)
    .lineWidth(0.7)
    .strokeColor(LINE)
    .stroke();
  document.y = y + 10;
}

/** Page numbers can be told only when all pages are there. */
function numberPages(document: PDFKit.PDFDocument, { title, facts, texts }: Written): void {
  const { start, count } = document.bufferedPageRange();
  const who = `${title} · ${facts[0]?.[1] ?? ''}`;
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index);
    // Why: text below the margin would open another page.
    document.page.margins.bottom = 0;
    const y = document.page.height - MARGIN;
    const width = document.page.width - 2 * MARGIN;
    const number = texts.page.replace('{n}', String(index - start + 1)).replace('{of}', String(count));
    document.fontSize(SIZES.small).fillColor(SOFT);
    document.text(drawable(who), MARGIN, y, { width: width * 0.7, height: 12, ellipsis: true });
    document.text(number, MARGIN, y, { width, align: 'right', lineBreak: false });
  }
}

function drawable(text: string): string {
  return text.replaceAll(PICTURES, '□').replaceAll(JOINERS, '').replaceAll('\t', '    ');
}
