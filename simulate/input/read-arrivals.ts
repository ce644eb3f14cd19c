import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PRIORITIES } from '../../src/contract/content';
import { LOCALES } from '../../src/contract/understanding';
import type { Arrival } from '../model';

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : text))
  .optional();

const rowSchema = z.object({
  /** `HH:MM:SS` of the day, or a moment in ISO 8601 with its zone. */
  at: z.string().trim(),
  channel: z.string().trim().min(1).default('webchat'),
  queue: z.string().trim().min(1),
  language: z.enum(LOCALES).default('zh-CN'),
  priority: z.enum(PRIORITIES).default('normal'),
  tier: optional,
  region: optional,
  manager: optional,
  /** Seconds. */
  handling: z.coerce.number().positive(),
  /** Seconds; empty: endless. */
  patience: optional,
});

/** Which columns a file has to have is said in docs/simulation.md. Throws with the line of what is wrong. */
export function readArrivals(csv: string, midnight: number): Arrival[] {
  const rows: unknown = parse(csv, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
  });
  const lines = rows as { record: Record<string, string>; info: { lines: number } }[];
  const arrivals = lines.map(({ record, info }) => {
    const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
    const parsed = rowSchema.safeParse(given);
    if (!parsed.success) throw new Error(`line ${info.lines}: ${z.prettifyError(parsed.error)}`);
    return arrivalOf(parsed.data, midnight, info.lines);
  });
  if (arrivals.length === 0) throw new Error('the file holds no arrivals');
  return arrivals.sort((a, b) => a.at - b.at);
}

function arrivalOf(row: z.output<typeof rowSchema>, midnight: number, line: number): Arrival {
  const { channel, queue, language, priority, tier, region, manager, handling, patience } = row;
  return {
    ...{ channel, queue, language, priority },
    ...{ tier: tier ?? null, region: region ?? null, manager: manager ?? null },
    at: momentOf(row.at, midnight, line),
    handling: handling * 1000,
    patience: patience == null ? Infinity : secondsOf(patience, line) * 1000,
  };
}

function momentOf(text: string, midnight: number, line: number): number {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  const at = clock
    ? midnight + ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000
    : Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`line ${line}: ${text} is no time`);
  return at;
}

function secondsOf(text: string, line: number): number {
  const seconds = Number(text);
  if (!(seconds >= 0)) throw new Error(`line ${line}: patience ${text} is no number of seconds`);
  return seconds;
}
