import type { Transcript, TranscriptLine } from '../contract/export';
import { maskIdentifier, maskPersonalData } from '../contract/masking';
import { EXPORT_TEXTS, type ExportTexts } from './texts';

/** A message as it is written, already masked. */
export interface WrittenLine {
  /** A heading ahead of the first message of a day; empty elsewhere. */
  day: string;
  time: string;
  author: TranscriptLine['author'];
  /** Who and where: `客服 王芳 · 微信`. */
  head: string;
  text: string;
}

/** A transcript in words, the same for every format. */
export interface Written {
  texts: ExportTexts;
  title: string;
  facts: [name: string, value: string][];
  hints: string[];
  lines: WrittenLine[];
}

// Why not \p{Cc}: line breaks and tabs are kept.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu;

export function writeDown(transcript: Transcript): Written {
  const texts = EXPORT_TEXTS[transcript.locale];
  return {
    texts,
    title: texts.title,
    facts: factsOf(transcript, texts),
    hints: [
      texts.timesIn.replace('{zone}', transcript.timeZone),
      texts.masked,
      ...(transcript.cut ? [texts.cut] : []),
    ],
    lines: linesOf(transcript, texts),
  };
}

function factsOf(transcript: Transcript, texts: ExportTexts): Written['facts'] {
  const { customer, channels, desk, by, at, lines } = transcript;
  const when = clockOf(transcript.timeZone);
  const [first, last] = [lines.at(0), lines.at(-1)];
  const rows: [string, string | null][] = [
    [texts.customer, whoIs(customer)],
    [texts.channels, channels.map((it) => texts.channelNames[it] ?? it).join(', ')],
    [texts.span, first && last ? `${when(first.at)} – ${when(last.at)}` : null],
    [texts.messages, String(lines.length)],
    [texts.queue, desk?.queue ?? null],
    [texts.owner, desk?.owner ?? null],
    [
      texts.disposition,
      desk?.disposition == null ? null : (texts.dispositions[desk.disposition] ?? desk.disposition),
    ],
    [texts.rating, desk?.rating == null ? null : texts.ratingOf.replace('{n}', String(desk.rating))],
    [texts.madeBy, by],
    [texts.madeAt, when(at)],
  ];
  return rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
}

function whoIs({ id, name }: Transcript['customer']): string {
  const known = shown(name);
  return known === '' ? maskIdentifier(id) : `${known} (${maskIdentifier(id)})`;
}

function linesOf({ lines, locale, timeZone }: Transcript, texts: ExportTexts): WrittenLine[] {
  const when = clockOf(timeZone);
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
  let before = '';
  return lines.map(({ at, author, name, channel, text, attachments }) => {
    const [date = '', time = ''] = when(at).split(' ');
    const day = date === before ? '' : longDay.format(at);
    before = date;
    const who = [texts.authors[author], shown(name)].filter((it) => it !== '').join(' ');
    return {
      ...{ day, time, author },
      head: `${who} · ${texts.channelNames[channel] ?? channel}`,
      text: [shown(text), ...attachments.map((file) => texts.file.replace('{name}', () => shown(file)))]
        .filter((it) => it !== '')
        .join('\n'),
    };
  });
}

/** `2026-01-02 11:04:05` in the time zone: the same in every language, and never to be misread. */
function clockOf(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (at) => format.format(at);
}

function shown(text: string): string {
  return maskPersonalData(text.replaceAll('\r\n', '\n').replaceAll(CONTROLS, '')).trim();
}
