import { z, type ZodType } from 'zod';
import * as api from '../contract/api';
import { contactCardSchema } from '../contract/contact-api';
import { ERROR_CODES, type ErrorCode } from '../contract/errors';
import { rolesOf } from './access';
import { type Endpoint, publicEndpoint } from './endpoint';

/** Shapes that get a name of their own in the document. */
const NAMED: Record<string, ZodType> = {
  Problem: api.problemSchema,
  Session: api.sessionSchema,
  Agent: api.agentSchema,
  Escalation: api.escalationSchema,
  Queue: api.queueSchema,
  Message: api.messageSchema,
  Conversation: api.conversationSchema,
  Timeline: api.timelineSchema,
  Contact: contactCardSchema,
  Event: api.eventSchema,
};
const COMMON: ErrorCode[] = ['BAD_REQUEST', 'INTERNAL'];
const SIGNED_IN: ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN'];
const UNSAFE: ErrorCode[] = ['CROSS_ORIGIN', 'BAD_JSON', 'TOO_LARGE', 'UNSUPPORTED_MEDIA'];

type Json = Record<string, unknown>;

/** The endpoint that shows the OpenAPI 3.1 document of the others, made once. */
export function openApiEndpoint(endpoints: Endpoint[]): Endpoint {
  let document: Json | undefined;
  const own: Endpoint = publicEndpoint({
    key: 'GET /api/openapi.json',
    summary: 'This document.',
    status: 200,
    handle: () => Promise.resolve({ body: (document ??= openApi([...endpoints, own])) }),
  });
  return own;
}

function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const entry of endpoints) {
    const [method = '', path = ''] = entry.key.split(' ');
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(entry) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchboard',
      version: '1',
      description: 'The human queue of Switchboard. Errors are problem JSON (RFC 9457) with a `code`.',
    },
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'switchboard_session' } },
    },
  };
}

function namedSchemas(): Json {
  return Object.fromEntries(
    Object.entries(NAMED).map(([name, schema]) => [name, schemaOf(schema, 'output')]),
  );
}

function operation(entry: Endpoint): Json {
  const { key, summary, body, status, response, produces } = entry;
  const roles = rolesOf(key);
  const content = response
    ? { content: { [produces ?? 'application/json']: { schema: reference(response) } } }
    : {};
  return {
    operationId: key
      .replace(/\/api\//, '')
      .replace(/[^A-Za-z]+(\w)/g, (_all, next: string) => next.toUpperCase()),
    summary,
    ...(roles
      ? { description: `Roles: ${roles.join(', ')}.`, security: [{ session: [] }] }
      : { security: [] }),
    parameters: [...parameters(entry.params, 'path'), ...parameters(entry.query, 'query')],
    ...(body
      ? { requestBody: { content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: { [status]: { description: 'Done.', ...content }, ...errorResponses(entry) },
  };
}

function errorResponses({ key, errors = [] }: Endpoint): Json {
  const codes = [
    ...COMMON,
    ...(rolesOf(key) ? SIGNED_IN : []),
    ...(key.startsWith('GET') ? [] : UNSAFE),
    ...errors,
  ];
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { 'application/problem+json': { schema: reference(api.problemSchema) } };
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [status, { description: list.join(', '), content }]),
  );
}

function parameters(schema: ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'output') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: shape,
  }));
}

function reference(schema: ZodType): Json {
  const name = Object.keys(NAMED).find((known) => NAMED[known] === schema);
  return name === undefined ? schemaOf(schema, 'output') : { $ref: `#/components/schemas/${name}` };
}

function schemaOf(schema: ZodType, io: 'input' | 'output'): Json {
  const shape: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  delete shape['$schema'];
  return shape;
}
