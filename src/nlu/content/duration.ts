import { z } from 'zod';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const DURATION = /^\d{1,5}[smhd]$/;

/** `30s`, `5m`, `2h`, `1d`: read as seconds. The bounds are written in the same way. */
export function duration(from: string, to: string): z.ZodType<number, string> {
  const message = `must be from ${from} to ${to}, written like 30s, 5m, 2h or 1d`;
  return z
    .string(message)
    .regex(DURATION, message)
    .transform(secondsOf)
    .refine((seconds) => seconds >= secondsOf(from) && seconds <= secondsOf(to), message);
}

function secondsOf(written: string): number {
  return Number(written.slice(0, -1)) * SECONDS[written.slice(-1) as keyof typeof SECONDS];
}
