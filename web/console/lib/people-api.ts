import type { AgentView, CreateAgent } from '../../../src/contract/api';
import type {
  Account,
  AuditList,
  AuditVerdictView,
  ErasurePreview,
  ErasureView,
  PrivacyView,
  RecoveryCodes,
  SessionList,
  TeamList,
  UpdateAgent,
} from '../../../src/contract/people';
import { get, part, post, request } from '../../shared/lib/http';

export type Target = { conversationId: string } | { key: string };
const drop = <T>(path: string): Promise<T> => request<T>('DELETE', path);

/** People, one's own account, audit and erasure. All throw ApiError. */
export const peopleApi = {
  agents: () => get<{ agents: AgentView[] }>('/agents'),
  teams: () => get<TeamList>('/teams'),
  create: (agent: Partial<CreateAgent>) => post<AgentView>('/agents', agent),
  update: (id: string, change: UpdateAgent) => request<AgentView>('PATCH', `/agents/${part(id)}`, change),
  resetPassword: (id: string, password: string) =>
    post<undefined>(`/agents/${part(id)}/password`, { password }),
  resetSecondStep: (id: string) => drop<undefined>(`/agents/${part(id)}/second-step`),
  sessionsOf: (id: string) => get<SessionList>(`/agents/${part(id)}/sessions`),
  endSessionsOf: (id: string) => drop<{ revoked: number }>(`/agents/${part(id)}/sessions`),
  endSessionOf: (id: string, session: string) =>
    drop<{ revoked: number }>(`/agents/${part(id)}/sessions/${part(session)}`),
  account: () => get<Account>('/account'),
  changePassword: (old: string, password: string) => post<undefined>('/account/password', { old, password }),
  newRecovery: (password: string) => post<RecoveryCodes>('/account/second-step/recovery', { password }),
  secondStepOff: (password: string) => post<undefined>('/account/second-step/off', { password }),
  sessions: () => get<SessionList>('/account/sessions'),
  endSession: (id: string) => drop<{ revoked: number }>(`/account/sessions/${part(id)}`),
  endOthers: () => drop<{ revoked: number }>('/account/sessions'),
  audit: (query: string) => get<AuditList>(`/audit?${query}`),
  verify: () => get<AuditVerdictView>('/audit/verify'),
  privacy: () => get<PrivacyView>('/erasure'),
  previewErasure: (target: Target) => post<ErasurePreview>('/erasure/preview', target),
  erase: (target: Target, reason: string, reference: string) =>
    post<ErasureView>('/erasure', { ...target, reason, reference }),
};
