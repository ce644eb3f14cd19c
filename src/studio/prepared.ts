import { AppError } from '../contract/errors';

/** Content with errors is the server's fault when it starts, but here it is what somebody asked for: CONFLICT. */
export async function orConflict<T>(prepared: Promise<T>, say: string): Promise<T> {
  try {
    return await prepared;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CONTENT_INVALID') throw error;
    throw new AppError('CONFLICT', say, {
      cause: error,
      ...(error.details ? { details: error.details } : {}),
    });
  }
}
