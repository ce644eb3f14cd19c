import type {
  AgentView,
  EscalationView,
  MessageView,
  QueueView,
  SessionView,
  TimelineView,
} from '../../../src/contract/api';
import type { ContactCardView } from '../../../src/contract/contact-api';
import type { SendMore } from '../compose/use-sending';
import { get, part, post } from '../../shared/lib/http';
import type { Locale } from '../../shared/locale';

/** One function per call of the API under /api. All throw ApiError. */
export const api = {
  /** Queue titles come in the given language. */
  queue: (locale: Locale) => get<QueueView>(`/queue?locale=${locale}`),
  claimNext: () => post<EscalationView>('/queue/claim'),
  claim: (id: string) => post<EscalationView>(`/escalations/${part(id)}/claim`),
  release: (id: string, reason: string) =>
    post<EscalationView>(`/escalations/${part(id)}/release`, { reason }),
  /** `summary` is what the next agent should know. */
  transfer: (id: string, queue: string, reason: string, summary: string) =>
    post<EscalationView>(`/escalations/${part(id)}/transfer`, {
      queue,
      reason,
      ...(summary === '' ? {} : { summary }),
    }),
  close: (id: string, disposition: string, note: string) =>
    post<EscalationView>(`/escalations/${part(id)}/close`, { disposition, note }),
  wrapUp: (id: string, disposition: string, note: string) =>
    post<EscalationView>(`/escalations/${part(id)}/wrap-up`, { disposition, note }),
  accept: (id: string) => post<EscalationView>(`/escalations/${part(id)}/accept`),
  decline: (id: string, reason: string) =>
    post<EscalationView>(`/escalations/${part(id)}/decline`, { reason }),
  assign: (id: string, agentId: string, reason: string) =>
    post<EscalationView>(`/escalations/${part(id)}/assign`, { agentId, reason }),
  take: (id: string, reason: string) => post<EscalationView>(`/escalations/${part(id)}/take`, { reason }),
  escalation: (id: string) => get<EscalationView>(`/escalations/${part(id)}`),
  /** What the bot would tell the next agent. */
  summary: (id: string) => get<{ summary: string }>(`/escalations/${part(id)}/summary`),
  me: async () => (await get<SessionView>('/session')).agent,
  setPresence: (state: AgentView['presence']['state'], reason: AgentView['presence']['reason']) =>
    post<AgentView>('/presence', { state, reason }),
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
  say: (id: string, text: string, clientId: string, { attachments = [], confirmed = false }: SendMore = {}) =>
    post<MessageView>(`/conversations/${part(id)}/messages`, {
      ...{ text, clientId, confirmed },
      attachments: attachments.map((file) => file.id),
    }),
  agents: () => get<{ agents: AgentView[] }>('/agents'),
};
