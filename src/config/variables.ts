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
