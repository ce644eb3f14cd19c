import type { Response } from 'express';
import { z } from 'zod';
import { eventSchema } from '../../contract/api';
import { AppError } from '../../contract/errors';
import type { HttpDeps } from '../deps';
import { type Caller, type Endpoint, endpoint } from '../endpoint';
import { EventStream } from '../event-stream';
import { mayHear } from '../rights';
import type { Sessions } from '../sessions';
import type { SignsOfLife } from '../signs-of-life';
import { watchCustomer, type Watched } from '../watched-customer';

const KEEP_ALIVE_MS = 15_000;
const MAX_PER_AGENT = 20;
const eventId = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const query = z.object({
  lastEventId: eventId.optional().describe('Where the header Last-Event-ID cannot be set.'),
  watch: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe(
      'A conversation: an event named `log` tells of each new message of its customer, on any channel.',
    ),
});

type Deps = Pick<HttpDeps, 'bus' | 'store' | 'contacts' | 'logger'> & {
  sessions: Sessions;
  life: SignsOfLife;
};

/** The open event streams of this process. */
export interface EventStreams {
  endpoint: Endpoint;
  /** Ends all streams; the readers connect again elsewhere. */
  close(): void;
}

export function eventsEndpoint(deps: Deps): EventStreams {
  const running = new Map<Response, string>();
  return {
    close: () => {
      for (const response of running.keys()) response.end();
    },
    endpoint: endpoint({
      key: 'GET /api/events',
      summary:
        'Live events of the desk (server-sent events), resumed by Last-Event-ID. An event named `reset` asks to read everything anew, `typing` says that a customer of the caller’s is writing.',
      query,
      status: 200,
      response: eventSchema,
      produces: 'text/event-stream',
      errors: ['NOT_FOUND', 'TOO_MANY_REQUESTS'],
      handle: async ({ request, response, query: { lastEventId, watch }, caller }) => {
        const header = request.headers['last-event-id'];
        const after = header === undefined || header === '' ? lastEventId : eventId.parse(header);
        const { id } = caller.agent;
        const watched = watch === undefined ? null : await watchCustomer(watch, caller.agent, deps);
        if ([...running.values()].filter((agent) => agent === id).length >= MAX_PER_AGENT) {
          throw new AppError('TOO_MANY_REQUESTS', 'Too many open event streams; close some windows.');
        }
        // Why: who has gone by now gives no further sign of it.
        if (request.socket.destroyed) return null;
        running.set(response, id);
        response.on('close', () => running.delete(response));
        await run(response, caller, after ?? null, deps, watched);
        return null;
      },
    }),
  };
}

async function run(
  response: Response,
  caller: Caller,
  after: number | null,
  deps: Deps,
  watched: Watched | null,
): Promise<void> {
  let { agent } = caller;
  const stream = new EventStream(response, deps.store.events, (event) => mayHear(agent, event));
  const unsubscribe = [
    deps.bus.subscribe('desk', (stored) => stream.offer(stored)),
    deps.bus.subscribe('typing', ({ conversationId, from, owner }) => {
      if (from === 'customer' && owner === agent.id) stream.hint('typing', { conversationId });
    }),
    ...(watched ? [watched.follow((hint) => stream.hint('log', hint))] : []),
  ];
  const check = async () => {
    const now = await deps.sessions.refresh(caller.session.id);
    if (!now) {
      response.end();
      return;
    }
    agent = now.agent;
    deps.life.sign(agent);
    await watched?.renew();
    stream.tick();
  };
  const timer = setInterval(
    () => void check().catch((err: unknown) => deps.logger.warn({ err }, 'event stream check failed')),
    Math.min(KEEP_ALIVE_MS, deps.life.everyMs),
  );
  response.on('close', () => {
    clearInterval(timer);
    for (const stop of unsubscribe) stop();
  });
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  try {
    await stream.start(after);
  } catch (err) {
    deps.logger.warn({ err }, 'event stream cannot read the store');
    response.end();
  }
}
