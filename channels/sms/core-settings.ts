import { z } from 'zod';

/** Longest signature with its brackets, and longest tail: room for both is kept in every text. */
export const MAX_SIGNATURE = 20;
export const MAX_TAIL = 20;
const MOST_SEGMENTS = 10;

/** What every provider may read beside its own settings. */
export const coreShape = {
  SMS_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters')
    .default('CN')
    .meta({ description: 'Country of telephone numbers that come without country code.', example: 'CN' }),
  SMS_MAX_SEGMENTS: z
    .string()
    .regex(/^(?:[1-9]|10)$/, `must be a whole number from 1 to ${MOST_SEGMENTS}`)
    .transform(Number)
    .default(6)
    .meta({
      description:
        'Most SMS (of 70 or, in a series, 67 Chinese characters) that one answer may take; more is split.',
      example: '6',
    }),
  SMS_SIGNATURE: z
    .string()
    .transform((text) => text.trim().replace(/^【(.*)】$/u, '$1'))
    .refine((text) => text.length > 0 && text.length <= MAX_SIGNATURE - 2 && !/[【】]/u.test(text), {
      error: `must have 1 to ${MAX_SIGNATURE - 2} characters`,
    })
    .optional()
    .meta({
      description:
        'Put before every SMS as 【...】, counted. Leave it out where the gateway signs by itself.',
      example: '某某银行',
    }),
  SMS_OPT_OUT_TAIL: z
    .string()
    .trim()
    .min(1, 'must say how to refuse')
    .max(MAX_TAIL, `must have at most ${MAX_TAIL} characters`)
    .default('拒收请回复R')
    .meta({ description: 'Ends every marketing SMS, counted: how to refuse.', example: '拒收请回复R' }),
};
