import type { Request, Response } from 'express';
import { z, type ZodType } from 'zod';
import type { Agent, Session } from '../contract/agent';
import type { ErrorCode } from '../contract/errors';
import type { EndpointKey } from './access';

/** Who calls: the signed-in agent and the session. */
export interface Caller {
  agent: Agent;
  session: Session;
}

interface Input<P extends ZodType, Q extends ZodType, B extends ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  request: Request;
  response: Response;
}

export interface Reply<R> {
  body: R;
  /** Value of a Set-Cookie header. */
  cookie?: string;
}

interface Shape<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType> {
  key: EndpointKey;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Most bytes of the body, when the usual is too little. */
  maxBody?: number;
  /** Status of success. */
  status: 200 | 201 | 204 | 302;
  response?: R;
  /** Media type of the answer when it is not JSON. */
  produces?: string;
  /** Error codes beside those that every endpoint has. */
  errors?: ErrorCode[];
}

type Answer<R extends ZodType> = Promise<Reply<z.input<R>> | null>;

/** One entry of the API: what is checked, what it does, what the documentation says. */
export interface Endpoint extends Shape<ZodType, ZodType, ZodType, ZodType> {
  /** Null when the handler has answered by itself. */
  run(raw: RawInput): Promise<Reply<unknown> | null>;
}

export interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
  request: Request;
  response: Response;
  caller: Caller | null;
  /** Called with the input, once it is as it should be, before anything is done. */
  admitted?: (input: AdmittedInput) => Promise<void>;
}

/** What an endpoint was asked, checked by its shapes. */
export interface AdmittedInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

const anything = z.unknown();

/** An endpoint for whom access.ts names; ZodErrors of its input become BAD_REQUEST. */
export function endpoint<
  P extends ZodType = typeof anything,
  Q extends ZodType = typeof anything,
  B extends ZodType = typeof anything,
  R extends ZodType = typeof anything,
>(spec: Shape<P, Q, B, R> & { handle(input: Input<P, Q, B> & { caller: Caller }): Answer<R> }): Endpoint {
  return {
    ...spec,
    run: async (raw) => {
      if (!raw.caller) throw new Error(`${spec.key} is public, yet asks for a caller`);
      const input = parse(spec, raw);
      await raw.admitted?.(input);
      return spec.handle({ ...input, caller: raw.caller });
    },
  };
}

/** An endpoint that needs no sign-in. */
export function publicEndpoint<
  P extends ZodType = typeof anything,
  Q extends ZodType = typeof anything,
  B extends ZodType = typeof anything,
  R extends ZodType = typeof anything,
>(spec: Shape<P, Q, B, R> & { handle(input: Input<P, Q, B>): Answer<R> }): Endpoint {
  return { ...spec, run: (raw) => spec.handle(parse(spec, raw)) };
}

function parse<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType>(
  { params, query, body }: Shape<P, Q, B, R>,
  raw: RawInput,
): Input<P, Q, B> {
  return {
    params: (params ?? anything).parse(raw.params) as z.output<P>,
    query: (query ?? anything).parse(raw.query) as z.output<Q>,
    body: (body ?? anything).parse(raw.body) as z.output<B>,
    request: raw.request,
    response: raw.response,
  };
}
