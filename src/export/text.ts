import type { Written } from './page';

/** Plain text: facts, then the messages under a heading per day. */
export function asText({ title, facts, hints, lines, texts }: Written): string {
  const out = [
    title,
    '',
    ...facts.map(([name, value]) => `${name}${texts.colon}${value}`),
    '',
    ...hints,
    ...(lines.length === 0 ? ['', texts.empty] : []),
  ];
  for (const { day, time, head, text } of lines) {
    if (day !== '') out.push('', `──── ${day} ────`);
    out.push('', `[${time}] ${head}`, ...text.split('\n').map((row) => `    ${row}`.trimEnd()));
  }
  return `${out.join('\n')}\n`;
}
