import type { AuditAction } from '../contract/audit';
import type { EndpointKey } from './access';
import type { AdmittedInput } from './endpoint';

type Pseudonym = (id: string) => string;

interface Audited {
  action: AuditAction;
  /** To whom or what it is done; customers and their conversations by pseudonym only. */
  subject?: (input: AdmittedInput, pseudonym: Pseudonym) => string;
  /** What is kept of the request: never free words, never secrets. */
  keep?: (input: AdmittedInput) => Record<string, string>;
}

const own = ({ params }: AdmittedInput): string => textOf(params, 'id');
const customers = ({ params }: AdmittedInput, pseudonym: Pseudonym): string =>
  pseudonym(textOf(params, 'id'));
/** The named fields of the body, as far as they were given; `-` for an empty one. */
const fields =
  (...names: string[]) =>
  ({ body }: AdmittedInput): Record<string, string> => {
    const given = names.filter((name) => (body as Record<string, unknown>)[name] !== undefined);
    return Object.fromEntries(given.map((name) => [name, textOf(body, name) || '-']));
  };
const asked = ({ query }: AdmittedInput): Record<string, string> =>
  Object.fromEntries(Object.keys(query ?? {}).map((name) => [name, textOf(query, name)]));
/** A lookup by a customer is kept as a pseudonym as well. */
const target = ({ body }: AdmittedInput, pseudonym: Pseudonym): string =>
  pseudonym(textOf(body, 'key') || textOf(body, 'conversationId'));

/** The privileged acts among the endpoints. Signing in and out is noted where it is decided. */
export const AUDITED: Partial<Record<EndpointKey, Audited>> = {
  'POST /api/agents': { action: 'agent.create', keep: fields('username', 'role', 'team') },
  'PATCH /api/agents/:id': {
    action: 'agent.change',
    subject: own,
    keep: fields(
      'displayName',
      'role',
      'team',
      'queues',
      'skills',
      'languages',
      'regions',
      'cap',
      'disabled',
    ),
  },
  'POST /api/agents/:id/password': { action: 'agent.password', subject: own },
  'DELETE /api/agents/:id/second-step': { action: 'agent.second-step-reset', subject: own },
  'DELETE /api/agents/:id/sessions': { action: 'session.revoke', subject: own },
  'DELETE /api/agents/:id/sessions/:session': { action: 'session.revoke', subject: own },
  'POST /api/account/password': { action: 'account.password' },
  'POST /api/account/second-step/confirm': { action: 'account.second-step-on' },
  'POST /api/account/second-step/off': { action: 'account.second-step-off' },
  'POST /api/account/second-step/recovery': { action: 'account.recovery-codes' },
  'DELETE /api/account/sessions': { action: 'session.revoke' },
  'DELETE /api/account/sessions/:id': { action: 'session.revoke' },
  'POST /api/escalations/:id/take': { action: 'desk.take', subject: customers },
  'POST /api/escalations/:id/assign': { action: 'desk.assign', subject: customers, keep: fields('agentId') },
  'PUT /api/queues/:id/doors': { action: 'desk.doors', subject: own, keep: fields('open') },
  'POST /api/conversations/:id/contact/link': { action: 'contact.link', subject: customers },
  'POST /api/conversations/:id/contact/unlink': { action: 'contact.unlink', subject: customers },
  'POST /api/conversations/:id/contact/sms': {
    action: 'contact.sms',
    subject: customers,
    keep: fields('allowed'),
  },
  'POST /api/studio/publications': { action: 'studio.publish' },
  'POST /api/studio/reviews/:id/approve': { action: 'studio.approve', subject: own },
  'POST /api/studio/rollback': { action: 'studio.rollback', keep: fields('to') },
  'GET /api/conversations/:id/export': { action: 'export.transcript', subject: customers, keep: asked },
  'GET /api/reports/export': { action: 'export.report', keep: asked },
  'GET /api/audit/export': { action: 'export.audit', keep: asked },
  'POST /api/erasure/preview': { action: 'privacy.preview', subject: target },
  'POST /api/erasure': { action: 'privacy.erase', subject: target, keep: fields('reason', 'reference') },
};

function textOf(from: unknown, name: string): string {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return '';
  const value = (from as Record<string, unknown>)[name];
  if (Array.isArray(value)) return value.join(',');
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
