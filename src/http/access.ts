import type { Role } from '../contract/agent';

const DESK = ['agent', 'supervisor', 'admin'] as const satisfies Role[];
const LEADS = ['supervisor', 'admin'] as const satisfies Role[];
const ALL = ['agent', 'supervisor', 'editor', 'admin'] as const satisfies Role[];
const PUBLIC = 'public';

/** Who may call what: the one place where this stands. Rights on single conversations are in rights.ts. */
export const ACCESS = {
  'POST /api/session': PUBLIC,
  'GET /api/session': ALL,
  'DELETE /api/session': PUBLIC,
  'GET /api/queue': DESK,
  'POST /api/queue/claim': DESK,
  'GET /api/escalations/:id': DESK,
  'POST /api/escalations/:id/claim': DESK,
  'POST /api/escalations/:id/release': DESK,
  'POST /api/escalations/:id/transfer': DESK,
  'POST /api/escalations/:id/close': DESK,
  'GET /api/conversations/:id': DESK,
  'POST /api/conversations/:id/messages': DESK,
  'GET /api/conversations/:id/timeline': DESK,
  'GET /api/conversations/:id/contact': DESK,
  'POST /api/conversations/:id/contact/link': DESK,
  'POST /api/conversations/:id/contact/unlink': DESK,
  'POST /api/conversations/:id/contact/sms': DESK,
  'POST /api/conversations/:id/phone': DESK,
  'GET /api/files/:id': DESK,
  'GET /api/events': DESK,
  'GET /api/agents': LEADS,
  'POST /api/agents': ['admin'],
  'GET /api/openapi.json': PUBLIC,
} as const satisfies Record<string, readonly Role[] | typeof PUBLIC>;

export type EndpointKey = keyof typeof ACCESS;

/** The roles that may call an endpoint, or null for everybody. */
export function rolesOf(key: EndpointKey): readonly Role[] | null {
  const roles = ACCESS[key];
  return roles === PUBLIC ? null : roles;
}
