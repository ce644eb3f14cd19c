import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Receipt } from '../../../src/contract/channel';

const TIMEOUT_MS = 10_000;
/** An answer about one message is below 1 KB. */
const MAX_ANSWER_BYTES = 64 * 1024;

export interface GatewayRequest {
  url: URL;
  headers: Record<string, string>;
  body: string;
  timeoutMs?: number;
}

/** `unsent`: nothing of it can have arrived. `lost`: it may have arrived, and its answer did not. */
export type GatewayAnswer =
  { kind: 'answer'; status: number; text: string } | { kind: 'unsent' | 'lost'; code: string };

/**
 * Posts once. Never throws.
 * Why a fresh connection each time: the request is written when the connection (TLS included) stands, so every earlier
 * failure is certain to have sent nothing; a kept connection that the gateway is just closing could not tell.
 */
export function callGateway(request: GatewayRequest): Promise<GatewayAnswer> {
  return new Promise((resolve) => {
    const secure = request.url.protocol === 'https:';
    const call = (secure ? secureRequest : plainRequest)(request.url, {
      method: 'POST',
      headers: { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)) },
      agent: false,
    });
    let connected = false;
    call.on('socket', (socket) => {
      socket.on(secure ? 'secureConnect' : 'connect', () => void (connected = true));
    });
    const timer = setTimeout(() => call.destroy(coded('ETIMEDOUT')), request.timeoutMs ?? TIMEOUT_MS);
    const settle = (answer: GatewayAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const failed = (error: Error): void =>
      settle({ kind: connected ? 'lost' : 'unsent', code: codeOf(error) });
    call.on('error', failed);
    call.on('response', (response) => collect(call, response, settle, failed));
    call.end(request.body);
  });
}

function collect(
  call: ClientRequest,
  response: IncomingMessage,
  settle: (answer: GatewayAnswer) => void,
  failed: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) call.destroy(coded('ANSWER_TOO_LARGE'));
    else chunks.push(chunk);
  });
  response.on('error', failed);
  response.on('end', () => {
    settle({
      kind: 'answer',
      status: response.statusCode ?? 0,
      text: Buffer.concat(chunks).toString('utf8'),
    });
  });
}

/** A call without a usable answer as an outcome: nothing sent is tried again, a lost answer never. */
export function receiptOfFailure({ kind, code }: { kind: 'unsent' | 'lost'; code: string }): Receipt {
  return { outcome: kind === 'unsent' ? 'retry' : 'unknown', code };
}

/** An HTTP answer that is not the gateway's JSON: of a proxy before it, or of a broken one. */
export function receiptOfStatus(status: number): Receipt {
  const code = `HTTP_${status}`;
  if (status >= 500 || status === 429) return { outcome: 'retry', code };
  return status >= 300 ? { outcome: 'rejected', code } : { outcome: 'unknown', code };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'CALL_FAILED';
}
