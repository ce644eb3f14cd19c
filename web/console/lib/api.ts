import type {
  AgentView,
  ContactCardView,
  CreateAgent,
  EscalationView,
  MessageView,
  Problem,
  QueueView,
  SessionView,
  TimelineView,
} from '../../../src/contract/api';

import type { Locale } from '../../shared/locale';

/** The server's answer to what it refused, or code NETWORK when there was none. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    readonly fields: { path: string; message: string }[] = [],
  ) {
    super(detail);
    this.name = 'ApiError';
  }
}

const TIMEOUT = 20_000;

async function toError(response: Response): Promise<ApiError> {
  try {
    const problem = (await response.json()) as Partial<Problem>;
    const { code = 'INTERNAL', detail = '', errors } = problem;
    return new ApiError(code, response.status, detail, errors);
  } catch {
    return new ApiError('INTERNAL', response.status, '');
  }
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch {
    throw new ApiError('NETWORK', 0, '');
  }
  if (!response.ok) throw await toError(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const get = <T>(path: string): Promise<T> => request<T>('GET', path);
const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, body);
const part = encodeURIComponent;

/** One function per call of the API under /api. All throw ApiError. */
export const api = {
  session: () => get<SessionView>('/session'),
  signIn: (username: string, password: string) => post<SessionView>('/session', { username, password }),
  signOut: () => request<undefined>('DELETE', '/session'),
  /** Queue titles come in the given language. */
  queue: (locale: Locale) => get<QueueView>(`/queue?locale=${locale}`),
  claimNext: () => post<EscalationView>('/queue/claim'),
  claim: (id: string) => post<EscalationView>(`/escalations/${part(id)}/claim`),
  release: (id: string, reason: string) =>
    post<EscalationView>(`/escalations/${part(id)}/release`, { reason }),
  transfer: (id: string, queue: string, reason: string) =>
    post<EscalationView>(`/escalations/${part(id)}/transfer`, { queue, reason }),
  close: (id: string, disposition: string, note: string) =>
    post<EscalationView>(`/escalations/${part(id)}/close`, { disposition, note }),
  /** The newest messages of the customer on all channels, or those ahead of a place that an earlier answer named. */
  timeline: (id: string, before?: string) =>
    get<TimelineView>(
      `/conversations/${part(id)}/timeline${before === undefined ? '' : `?before=${part(before)}`}`,
    ),
  contact: (id: string) => get<ContactCardView>(`/conversations/${part(id)}/contact`),
  link: (id: string, other: { conversationId: string } | { phone: string }, reason: string) =>
    post<ContactCardView>(`/conversations/${part(id)}/contact/link`, { ...other, reason }),
  unlink: (id: string, key: string, reason: string) =>
    post<ContactCardView>(`/conversations/${part(id)}/contact/unlink`, { key, reason }),
  allowSms: (id: string, key: string, allowed: boolean, reason: string) =>
    post<ContactCardView>(`/conversations/${part(id)}/contact/sms`, { key, allowed, reason }),
  verifyPhone: (id: string, phone: string, allowSms: boolean) =>
    post<ContactCardView>(`/conversations/${part(id)}/phone`, { phone, allowSms }),
  say: (id: string, text: string, clientId: string) =>
    post<MessageView>(`/conversations/${part(id)}/messages`, { text, clientId }),
  agents: () => get<{ agents: AgentView[] }>('/agents'),
  createAgent: (agent: Partial<CreateAgent>) => post<AgentView>('/agents', agent),
};
