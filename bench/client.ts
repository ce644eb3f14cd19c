import { Agent, request } from 'node:http';

/** Why so few: as a proxy in front has it. Node 20 accepts one new connection per turn of its loop (libuv 1.46). */
const agent = new Agent({ keepAlive: true, maxSockets: 96 });

export interface Answer {
  status: number;
  body: string;
}

/** POSTs JSON over kept-alive connections. */
export function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  return send(url, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** POSTs a text over kept-alive connections; resolves with the status and the body. */
export function send(url: string, payload: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-length': Buffer.byteLength(payload), ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(payload);
  });
}

export function disconnect(): void {
  agent.destroy();
}
