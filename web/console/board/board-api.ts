import type { AgentView } from '../../../src/contract/api';
import type { AgentChange } from '../../../src/contract/agent';
import type { NoteView } from '../../../src/contract/assist';
import type { BoardView, CandidateView } from '../../../src/contract/board';
import { get, part, post, request } from '../../shared/lib/http';
import type { Locale } from '../../shared/locale';

/** Calls of the board. All throw ApiError. */
export const boardApi = {
  board: (locale: Locale) => get<BoardView>(`/board?locale=${locale}`),
  candidates: async (escalationId: string) =>
    (await get<{ candidates: CandidateView[] }>(`/escalations/${part(escalationId)}/candidates`)).candidates,
  doors: (queue: string, open: boolean, reason: string) =>
    request<undefined>('PUT', `/queues/${part(queue)}/doors`, { open, reason }),
  whisper: (conversationId: string, text: string, clientId: string) =>
    post<NoteView>(`/conversations/${part(conversationId)}/notes`, { text, kind: 'whisper', clientId }),
  changeAgent: (id: string, change: AgentChange) =>
    request<AgentView>('PATCH', `/agents/${part(id)}`, change),
};
