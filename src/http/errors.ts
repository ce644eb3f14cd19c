import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import { ZodError } from 'zod';
import type { Problem } from '../contract/api';
import { AppError } from '../contract/errors';
import type { Ids, Logger } from '../contract/ports';

/** Any thrown thing as an error that may leave the process: unknown ones become INTERNAL without a word of theirs. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError)
    return new AppError('BAD_REQUEST', 'Some fields are not as they should be.', { cause: error });
  const status = clientStatus(error);
  if (status === undefined)
    return new AppError('INTERNAL', 'Something went wrong on our side.', { cause: error });
  return new AppError(status === 404 ? 'NOT_FOUND' : 'BAD_REQUEST', 'The request cannot be read.', {
    cause: error,
  });
}

/** Express marks what is the client's fault (such as a malformed path) with a 4xx status. */
function clientStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** The body of an error answer: RFC 9457 with our code. */
export function problemOf(error: AppError, requestId?: string): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(requestId === undefined ? {} : { requestId }),
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.cause instanceof ZodError ? { errors: fieldsOf(error.cause) } : {}),
  };
}

function fieldsOf(error: ZodError): { path: string; message: string }[] {
  return error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

/** Sends an error as problem JSON, unless an answer is already on its way. */
export function sendProblem(response: Response, error: AppError, requestId?: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error.retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(error.retryAfter)));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (requestId !== undefined) response.setHeader('X-Request-Id', requestId);
  response.writeHead(error.status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify(problemOf(error, requestId)));
}

/** Notes an error: ours as errors, what the client did wrong only when debugging. */
export function logError(logger: Logger, error: AppError, fields: Record<string, unknown>): void {
  const noted = { code: error.code, status: error.status, ...fields };
  if (error.status >= 500) logger.error({ ...noted, err: error }, 'request failed');
  else logger.debug(noted, 'request refused');
}

/** The one error middleware. */
export function errorHandler({ logger, ids }: { logger: Logger; ids: Ids }): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = toAppError(thrown);
    const requestId = response.getHeader('X-Request-Id')?.toString() ?? ids.next();
    logError(logger, error, { requestId, method: request.method, path: request.path });
    sendProblem(response, error, requestId);
  };
}
