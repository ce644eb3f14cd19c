import type { z } from 'zod';
import { problemSchema, sessionSchema } from '../../../contract/api';
import { EXIT, Failure, type Io } from '../io';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** The studio's API as the signed-in person. */
export interface StudioClient {
  base: string;
  /** Name of the person. */
  who: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
}

/** Signs in with SWITCHBOARD_USER and SWITCHBOARD_PASSWORD. Failures say what to do, and end with 3. */
export async function signIn(io: Io, server: string): Promise<StudioClient> {
  const base = baseOf(server);
  const { SWITCHBOARD_USER: username = '', SWITCHBOARD_PASSWORD: password = '' } = io.env;
  if (username === '' || password === '')
    throw new Failure('Set SWITCHBOARD_USER and SWITCHBOARD_PASSWORD to sign in', EXIT.usage);
  const signedIn = await ask(io, base, '/api/session', { method: 'POST', body: { username, password } });
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const { agent } = await read(signedIn, sessionSchema, base);
  return {
    base,
    who: agent.displayName,
    get: async (path, schema) => read(await ask(io, base, path, { method: 'GET', cookie }), schema, base),
    post: async (path, body, schema) =>
      read(await ask(io, base, path, { method: 'POST', cookie, body }), schema, base),
  };
}

function baseOf(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(`--server ${server} is not an address such as https://bank.example`, EXIT.usage);
  if (url.username !== '' || url.password !== '')
    throw new Failure('The address must hold no password; set SWITCHBOARD_PASSWORD instead', EXIT.usage);
  return url.href.replace(/\/+$/, '');
}

interface Question {
  method: 'GET' | 'POST';
  cookie?: string;
  body?: unknown;
}

async function ask(
  io: Io,
  base: string,
  path: string,
  { method, cookie, body }: Question,
): Promise<Response> {
  const headers = {
    Accept: 'application/json',
    ...(cookie !== undefined && { Cookie: cookie }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  try {
    // Why no redirects: the password must not be sent on to another address.
    return await io.fetch(base + path, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new Failure(
      `${base} was not reached (${reasonOf(error)}); is it running, and is --server right?`,
      EXIT.server,
    );
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}

async function read<T>(response: Response, schema: z.ZodType<T>, base: string): Promise<T> {
  const value = await jsonOf(response, base);
  if (!response.ok) throw refusal(response, value, base);
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new Failure(
    `${base} answers in a way that this tool does not know; are both of one version?`,
    EXIT.server,
  );
}

async function jsonOf(response: Response, base: string): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).byteLength;
      if (size > MOST_BYTES) throw new Failure(`${base} answers with more than 64 MB`, EXIT.server);
      chunks.push(chunk as Uint8Array);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof Failure) throw error;
    return undefined;
  }
}

function refusal({ status }: Response, value: unknown, base: string): Failure {
  const problem = problemSchema.safeParse(value);
  const detail = problem.success ? problem.data.detail : `${base} answers with ${status}`;
  const fields = problem.success
    ? (problem.data.errors ?? []).map(({ path, message }) => `  ${path}: ${message}`)
    : [];
  const advice = ADVICE[status];
  return new Failure([detail, ...(advice === undefined ? [] : [advice]), ...fields].join('\n'), EXIT.server);
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check SWITCHBOARD_USER and SWITCHBOARD_PASSWORD.',
  403: 'This user may not do that; ask an admin for a role that may.',
  404: 'If the address is right, the server has no studio, or nothing of that number.',
  429: 'Try again in a minute.',
};
