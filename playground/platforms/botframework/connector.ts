import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../platform';

/** What arrived at the connector to be shown. */
export interface Sent {
  conversationId: string;
  activity: Record<string, unknown>;
  id: string;
}

export interface ConnectorOptions {
  appId: string;
  password: string;
  /** Public keys for `/keys`. */
  keys(): object[];
  issuer: string;
  onSent(sent: Sent): void;
}

/** The vendor's services on one port of this machine: login, signing keys, connector and attachments. */
export interface Connector {
  url: string;
  /** Calls of the connector, whatever came of them; and how often keys and tokens were asked for. */
  calls: { send: number; keys: number; login: number };
  fault: Fault | null;
  /** Seconds that a token is good for. */
  tokenSeconds: number;
  /** Ends all tokens at once. */
  revoke(): void;
  /** Attachments by path. */
  files: Map<string, { contentType: string; bytes: Buffer; status?: number }>;
  down(down: boolean): Promise<void>;
  close(): Promise<void>;
}

const SEND = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/;

export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const tokens = new Set<string>();
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  const connector: Connector = {
    url: `http://127.0.0.1:${port}`,
    calls: { send: 0, keys: 0, login: 0 },
    fault: null,
    tokenSeconds: 3600,
    files: new Map(),
    revoke: () => tokens.clear(),
    async down(down) {
      if (down === !server.listening) return;
      if (down) await stop(server);
      else await listen(server, port);
    },
    close: () => (server.listening ? stop(server) : Promise.resolve()),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const body = await readText(request);
    const reply = open(path, body) ?? closed(path, body, request.headers.authorization ?? '');
    if (reply === 'reset') response.destroy();
    else if (reply !== 'hang') write(response, reply);
  }

  /** What anybody may ask. */
  function open(path: string, body: string): Reply | null {
    if (path === '/openid') return ok({ issuer: options.issuer, jwks_uri: `${connector.url}/keys` });
    if (path === '/login/oauth2/v2.0/token') return login(new URLSearchParams(body));
    if (path !== '/keys') return null;
    connector.calls.keys += 1;
    return ok({ keys: options.keys() });
  }

  function closed(path: string, body: string, authorization: string): Reply {
    if (SEND.test(path)) connector.calls.send += 1;
    if (!tokens.has(authorization)) return refusal(401, 'Unauthorized');
    if (SEND.test(path)) return send(path, body);
    const file = connector.files.get(path);
    return file
      ? { status: file.status ?? 200, type: file.contentType, body: file.bytes }
      : refusal(404, 'NotFound');
  }

  function login(form: URLSearchParams): Reply {
    connector.calls.login += 1;
    const known = form.get('client_id') === options.appId && form.get('client_secret') === options.password;
    if (!known || form.get('scope') !== 'https://api.botframework.com/.default') {
      return refusal(401, 'invalid_client');
    }
    const token = randomUUID();
    tokens.add(`Bearer ${token}`);
    return ok({ token_type: 'Bearer', expires_in: connector.tokenSeconds, access_token: token });
  }

  function send(path: string, body: string): Reply {
    const { fault } = connector;
    if (fault?.kind === 'hang' || fault?.kind === 'reset') return fault.kind;
    if (fault?.kind === 'http') return refusal(fault.status, 'Fault');
    if (fault?.kind === 'vendor') return refusal(VENDOR_STATUS[fault.code] ?? 400, fault.code);
    const id = randomUUID();
    const conversationId = decodeURIComponent(SEND.exec(path)?.[1] ?? '');
    options.onSent({ conversationId, activity: JSON.parse(body) as Record<string, unknown>, id });
    return ok({ id });
  }

  return connector;
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-notifications-capability */
const VENDOR_STATUS: Record<string, number> = {
  BotNotInConversationRoster: 403,
  MessageWritesBlocked: 403,
  ConversationNotFound: 404,
  ActivityNotFoundInConversation: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
  TooManyRequests: 429,
  ServiceError: 502,
};

interface Answer {
  status: number;
  type: string;
  body: Buffer | string;
}
type Reply = Answer | 'hang' | 'reset';

function ok(body: object): Answer {
  return { status: 200, type: 'application/json', body: JSON.stringify(body) };
}

function refusal(status: number, code: string): Answer {
  return { ...ok({ error: { code, message: 'refused' } }), status };
}

function write(response: ServerResponse, { status, type, body }: Answer): void {
  if (status === 429) response.setHeader('retry-after', '7');
  response.writeHead(status, { 'content-type': type }).end(body);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      done((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
