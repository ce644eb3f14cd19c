import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Agent, AgentRepository, Session, SessionRepository } from '../contract/agent';
import type { Clock, Logger } from '../contract/ports';
import type { ClientAddress } from './client-address';
import { deviceOf } from './device-of';
import type { Caller } from './endpoint';
import { maskedAddress } from './masked-address';

const COOKIE = 'switchboard_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const SEEN_EVERY_MS = 60_000;

/** How somebody came in. */
export type Entry = Pick<Session, 'via' | 'limited'>;

/** Sessions in an httpOnly, SameSite=Strict cookie; the store knows only the token's SHA-256. */
export interface Sessions {
  /** The new session and the Set-Cookie value that carries its token. */
  open(agent: Agent, request: IncomingMessage, entry: Entry): Promise<{ session: Session; cookie: string }>;
  /** Who a request comes from, or null. */
  find(request: IncomingMessage): Promise<Caller | null>;
  /** Whether a session still counts, with the agent as stored now. */
  refresh(sessionId: string): Promise<Caller | null>;
  /** Ends the request's session, if any; gives the Set-Cookie value that removes the cookie. */
  end(request: IncomingMessage): Promise<string>;
}

interface Deps {
  agents: Pick<AgentRepository, 'get'>;
  sessions: SessionRepository;
  clock: Clock;
  logger: Logger;
  client: ClientAddress;
  hours: number;
}

/** Sessions on the given repositories; they end after `hours`. */
export function createSessions({ agents, sessions, clock, logger, client, hours }: Deps): Sessions {
  const cookie = (request: IncomingMessage, token: string, seconds: number): string => {
    const secure = client.origin(request).startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${token}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  };
  const seen = ({ id, seenAt }: Session): void => {
    const now = clock.now();
    if (now.getTime() - seenAt.getTime() < SEEN_EVERY_MS) return;
    sessions.seen(id, now).catch((err: unknown) => logger.warn({ err }, 'last use of a session not noted'));
  };
  const refresh = async (id: string): Promise<Caller | null> => {
    const session = await sessions.get(id);
    if (!session || session.expiresAt <= clock.now()) return null;
    const agent = await agents.get(session.agentId);
    if (!agent || agent.disabled) return null;
    seen(session);
    return { agent, session };
  };
  const end = async (request: IncomingMessage): Promise<string> => {
    const id = sessionIdOf(request);
    if (id !== null) await sessions.remove(id);
    return cookie(request, '', 0);
  };
  return {
    refresh,
    end,
    find: async (request) => {
      const id = sessionIdOf(request);
      return id === null ? null : refresh(id);
    },
    open: async (agent, request, entry) => {
      await end(request);
      const token = randomBytes(32).toString('base64url');
      const createdAt = clock.now();
      const session: Session = {
        ...{ id: hash(token), agentId: agent.id, createdAt, seenAt: createdAt, ...entry },
        expiresAt: new Date(createdAt.getTime() + hours * 3_600_000),
        device: deviceOf(request.headers['user-agent']),
        address: maskedAddress(client.ip(request)),
      };
      await sessions.create(session);
      return { session, cookie: cookie(request, token, hours * 3600) };
    },
  };
}

function sessionIdOf(request: IncomingMessage): string | null {
  const value = cookieOf(request, COOKIE);
  return value !== null && TOKEN.test(value) ? hash(value) : null;
}

/** The value of a cookie; null when there is none. */
export function cookieOf(request: IncomingMessage, wanted: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.split('=', 2);
    if (name?.trim() === wanted && value !== undefined && value.trim() !== '') return value.trim();
  }
  return null;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
