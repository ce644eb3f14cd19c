import type { Role } from '../contract/agent';

const DESK = ['agent', 'supervisor', 'admin'] as const satisfies Role[];
const LEADS = ['supervisor', 'admin'] as const satisfies Role[];
const CONTENT = ['editor', 'admin'] as const satisfies Role[];
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
  'POST /api/escalations/:id/wrap-up': DESK,
  'POST /api/escalations/:id/accept': DESK,
  'POST /api/escalations/:id/decline': DESK,
  'POST /api/escalations/:id/take': LEADS,
  'POST /api/escalations/:id/assign': LEADS,
  'POST /api/presence': DESK,
  'PUT /api/queues/:id/doors': LEADS,
  'GET /api/conversations/:id': DESK,
  'POST /api/conversations/:id/messages': DESK,
  'GET /api/conversations/:id/timeline': DESK,
  'GET /api/conversations/:id/contact': DESK,
  'POST /api/conversations/:id/contact/link': DESK,
  'POST /api/conversations/:id/contact/unlink': DESK,
  'POST /api/conversations/:id/contact/sms': DESK,
  'POST /api/conversations/:id/phone': DESK,
  'POST /api/conversations/:id/corrections': DESK,
  'POST /api/conversations/:id/notes': DESK,
  'GET /api/conversations/:id/suggestions': DESK,
  'GET /api/conversations/:id/rules': DESK,
  'POST /api/conversations/:id/draft': DESK,
  'POST /api/conversations/:id/typing': DESK,
  'POST /api/conversations/:id/files': DESK,
  'GET /api/intents': DESK,
  'POST /api/text/convert': DESK,
  'GET /api/canned': DESK,
  'POST /api/canned': DESK,
  'GET /api/canned/export': DESK,
  'POST /api/canned/import': DESK,
  'POST /api/canned/starter': LEADS,
  'PUT /api/canned/:id': DESK,
  'DELETE /api/canned/:id': DESK,
  'POST /api/canned/:id/used': DESK,
  'GET /api/sensitive-words': LEADS,
  'PUT /api/sensitive-words/:locale': LEADS,
  'POST /api/sensitive-words/starter': LEADS,
  'GET /api/files/:id': DESK,
  'GET /api/events': DESK,
  'GET /api/agents': LEADS,
  'POST /api/agents': ['admin'],
  'GET /api/reports': LEADS,
  'GET /api/reports/definitions': LEADS,
  'GET /api/reports/export': LEADS,
  'GET /api/wallboard': LEADS,
  'GET /api/csat': DESK,
  'GET /api/studio/content': CONTENT,
  'GET /api/studio/intents/:id': CONTENT,
  'PUT /api/studio/intents/:id': CONTENT,
  'DELETE /api/studio/intents/:id': CONTENT,
  'POST /api/studio/intents/:id/questions': CONTENT,
  'POST /api/studio/intents/:id/revert': CONTENT,
  'POST /api/studio/lint': CONTENT,
  'POST /api/studio/try': CONTENT,
  'GET /api/studio/missed': CONTENT,
  'POST /api/studio/missed/state': CONTENT,
  'GET /api/studio/changes': CONTENT,
  'POST /api/studio/gate': CONTENT,
  'GET /api/studio/gate': CONTENT,
  'GET /api/studio/reviews': CONTENT,
  'POST /api/studio/reviews': CONTENT,
  'GET /api/studio/reviews/:id': CONTENT,
  'GET /api/studio/reviews/:id/changes': CONTENT,
  'POST /api/studio/reviews/:id/approve': CONTENT,
  'POST /api/studio/reviews/:id/reject': CONTENT,
  'POST /api/studio/reviews/:id/withdraw': CONTENT,
  'GET /api/studio/history': CONTENT,
  'GET /api/studio/publications/:number/files': CONTENT,
  'GET /api/studio/publications/:number/changes': CONTENT,
  'POST /api/studio/publications': CONTENT,
  'POST /api/studio/rollback': CONTENT,
  'GET /api/openapi.json': PUBLIC,
} as const satisfies Record<string, readonly Role[] | typeof PUBLIC>;

export type EndpointKey = keyof typeof ACCESS;

/** The roles that may call an endpoint, or null for everybody. */
export function rolesOf(key: EndpointKey): readonly Role[] | null {
  const roles = ACCESS[key];
  return roles === PUBLIC ? null : roles;
}
