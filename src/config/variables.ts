import { z } from 'zod';

/** What `.env.example` says about a variable beside its description. */
export type VariableMeta = {
  description: string;
  /** A good value, shown in messages and in `.env.example`. */
  example: string;
};

/** A whole number in the given range. */
export function whole(min: number, max: number, standard: number, meta: VariableMeta) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message))
    .default(standard)
    .meta(meta);
}

/** A text with a default, without blanks around it. */
export function text(standard: string, meta: VariableMeta) {
  return z.string().trim().default(standard).meta(meta);
}

/** A text without a default, without blanks around it. */
export function optionalText(meta: VariableMeta) {
  return z.string().trim().optional().meta(meta);
}

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
  standard: NoInfer<T[number]>,
  meta: VariableMeta,
) {
  return z
    .enum(values, `must be one of ${values.join(', ')}`)
    .default(standard)
    .meta(meta);
}

/** An optional secret of at least `min` characters. */
export function secret(min: number, meta: VariableMeta) {
  return z.string().min(min, `must have at least ${min} characters`).optional().meta(meta);
}

/** An optional connection address with one of the given schemes. */
export function address(schemes: string[], meta: VariableMeta) {
  const message = `must begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  return z
    .string()
    .trim()
    .refine(
      (value) =>
        schemes.some((scheme) => value.startsWith(`${scheme}://`) && value.length > scheme.length + 3),
      message,
    )
    .optional()
    .meta(meta);
}

/** An optional http(s) origin: scheme, host and port only. */
export function origin(meta: VariableMeta) {
  const message = 'must be scheme and host, such as https://bot.example, without a path';
  return z
    .string()
    .trim()
    .transform((value) => value.replace(/\/$/, ''))
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), message)
    .refine((value) => !URL.canParse(value) || new URL(value).origin === value.toLowerCase(), message)
    .transform((value) => value.toLowerCase())
    .optional()
    .meta(meta);
}

const DAY_HOURS = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d) (\S+)$/;

/** Hours of the day in a time zone, such as `08:00-20:00 Asia/Shanghai`; the standard is that. */
export function sendHours(meta: VariableMeta) {
  return z
    .string()
    .trim()
    .regex(DAY_HOURS, 'must look like 08:00-20:00 Asia/Shanghai')
    .refine(
      (value) => isTimeZone(DAY_HOURS.exec(value)?.[5] ?? ''),
      'must end with a time zone such as Asia/Shanghai',
    )
    .default('08:00-20:00 Asia/Shanghai')
    .transform((value) => {
      const [, fromHour, fromMinute, toHour, toMinute, timeZone = ''] = DAY_HOURS.exec(value) ?? [];
      const minutes = (hour?: string, minute?: string): number => Number(hour) * 60 + Number(minute);
      return { from: minutes(fromHour, fromMinute), to: minutes(toHour, toMinute), timeZone };
    })
    .meta(meta);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
