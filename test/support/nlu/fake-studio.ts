import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loginSchema, type Problem } from '../../../src/contract/api';
import { missedListSchema } from '../../../src/contract/studio';
import {
  historySchema,
  publicationFilesSchema,
  publicationSchema,
  reviewSchema,
  rollbackSchema,
  submitFolderSchema,
  type GateReportView,
  type ReviewView,
} from '../../../src/contract/studio-publishing';
import type { ContentFiles } from '../../../src/contract/publishing';

const AT = '2026-12-01T04:00:00.000Z';
const ann = { id: 'a1', displayName: 'Ann' };
const bob = { id: 'b1', displayName: 'Bob' };

export const REPORT: GateReportView = {
  ok: false,
  checks: [
    { name: 'golden', ok: false, figure: 0.98, live: 1, margin: 0 },
    { name: 'accuracy', ok: true, figure: 0.912, live: 0.915, margin: 0.02 },
  ],
  findings: [
    {
      severity: 'warning',
      file: 'en/cards.yaml',
      line: 4,
      rule: 'few-questions',
      message: 'card.lost has 4',
    },
  ],
  better: [{ text: 'fee?', locale: 'en', before: null, after: 'fee.ask', expected: 'fee.ask', count: 1 }],
  worse: [
    {
      text: 'where is my card',
      locale: 'en',
      before: 'card.lost',
      after: 'fee.ask',
      expected: 'card.lost',
      count: 3,
    },
  ],
  misses: [{ text: 'prices', locale: 'en', before: null, after: null, expected: 'fee.ask', count: 1 }],
  confusions: [],
  replay: { asked: 12, changed: [] },
  questions: 16,
  golden: 2,
  ms: 900,
};

/** A stand-in for the studio's API: it signs in, and answers in the contract's shapes only. */
export interface FakeStudio {
  url: string;
  env: Record<string, string>;
  /** What was sent, after `METHOD path`. */
  sent: { what: string; body: unknown }[];
  /** States that a review goes through, one for each look. */
  states: ReviewView['state'][];
  live: ContentFiles;
  missed: unknown;
  /** Refuses what begins so. */
  refuse: { path: string; status: number; detail: string } | null;
  close(): Promise<void>;
}

export async function startFakeStudio(): Promise<FakeStudio> {
  const server = createServer((request, response) => void answer(studio, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const studio: FakeStudio = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    env: { SWITCHBOARD_USER: 'ann', SWITCHBOARD_PASSWORD: 'right horse' },
    sent: [],
    states: ['open'],
    live: [],
    missed: { groups: [], counts: { new: 0, done: 0, ignored: 0 } },
    refuse: null,
    close: () => stop(server),
  };
  return studio;
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

async function answer(studio: FakeStudio, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  studio.sent.push({ what: `${request.method ?? ''} ${path}`, body });
  const send = (status: number, value: unknown, headers: Record<string, string> = {}): void =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify(value));
  const problem = (status: number, detail: string): void =>
    send(status, { type: 'about:blank', title: 'No', status, code: 'X', detail } satisfies Problem);
  if (studio.refuse && path.startsWith(studio.refuse.path)) {
    problem(studio.refuse.status, studio.refuse.detail);
    return;
  }
  if (path === '/api/session') {
    if (loginSchema.parse(body).password !== 'right horse') problem(401, 'User name or password is wrong.');
    else send(201, session(), { 'Set-Cookie': 'session=s3cret; HttpOnly' });
    return;
  }
  if (request.headers.cookie !== 'session=s3cret') problem(401, 'Sign in first.');
  else route(studio, `${request.method ?? ''} ${path}`, body, send, problem);
}

function route(
  studio: FakeStudio,
  what: string,
  body: unknown,
  send: (status: number, value: unknown) => void,
  problem: (status: number, detail: string) => void,
): void {
  if (what === 'POST /api/studio/publications') {
    const { notes } = submitFolderSchema.parse(body);
    send(201, reviewSchema.parse(review('checking', notes)));
  } else if (what === 'GET /api/studio/reviews/r1') {
    send(200, reviewSchema.parse(review(studio.states.shift() ?? 'open', 'n')));
  } else if (what === 'POST /api/studio/rollback') {
    send(200, publicationSchema.parse(publication(rollbackSchema.parse(body).to, true)));
  } else if (what === 'GET /api/studio/history') {
    send(
      200,
      historySchema.parse({ publications: [publication(8, false), publication(7, true)], activations: [] }),
    );
  } else if (what === 'GET /api/studio/publications/7/files') {
    send(200, publicationFilesSchema.parse({ number: 7, files: studio.live }));
  } else if (what.startsWith('GET /api/studio/missed?')) {
    send(200, missedListSchema.parse(studio.missed));
  } else problem(404, 'There is no such thing.');
}

function session(): object {
  const agent = {
    ...ann,
    username: 'ann',
    role: 'admin',
    queues: [],
    skills: [],
    languages: ['en'],
    cap: 8,
    disabled: false,
    team: null,
    regions: [],
    presence: { state: 'offline', reason: null, since: AT },
    load: 0,
  };
  return { agent, expiresAt: AT, via: 'password', limited: false };
}

function review(state: ReviewView['state'], notes: string): ReviewView {
  const checked = state !== 'checking';
  return {
    id: 'r1',
    state,
    source: 'cli',
    base: 7,
    author: ann,
    editors: [],
    at: AT,
    notes,
    report: checked ? { ...REPORT, ok: state !== 'refused' } : null,
    decidedBy: state === 'rejected' ? bob : null,
    decidedAt: null,
    comment: state === 'rejected' ? 'ask legal' : '',
    publication: state === 'published' ? 8 : null,
    progress: checked ? null : 0.4,
    may: { approve: false, reject: false, withdraw: true },
  };
}

function publication(number: number, live: boolean): object {
  return {
    number,
    hash: 'h',
    source: 'cli',
    author: ann,
    approver: bob,
    editors: [],
    at: AT,
    notes: `n${number}`,
    live,
    report: null,
  };
}
