import type { z } from 'zod';
import { AppError } from '../../src/contract/errors';

/** Checks a value against a schema; throws BAD_REQUEST that names the first wrong field and never shows its value. */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new AppError(
    'BAD_REQUEST',
    `${field === '' ? 'The body' : `Field "${field}"`}: ${issue?.message ?? ''}`,
  );
}
