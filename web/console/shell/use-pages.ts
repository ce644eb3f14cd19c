import type { AgentView } from '../../../src/contract/api';
import { usePeopleTexts } from '../agents/texts';
import { useAuditTexts } from '../audit/texts';
import { useBoardTexts } from '../board/texts';
import { useCallbackTexts } from '../callbacks/texts';
import { useCannedWords } from '../canned/words';
import { useHistoryTexts } from '../history/texts';
import { useTexts } from '../lib/texts';
import { usePrivacyTexts } from '../privacy/texts';
import { useReportTexts } from '../reports/messages';

export interface Page {
  id:
    | 'desk'
    | 'callbacks'
    | 'history'
    | 'board'
    | 'reports'
    | 'canned'
    | 'agents'
    | 'account'
    | 'audit'
    | 'erasure'
    | 'studio';
  title: string;
  href: string;
}

type Role = AgentView['role'];

const LEADS: readonly Role[] = ['supervisor', 'admin'];
const DESK: readonly Role[] = ['agent', 'supervisor', 'admin'];
const TEACHERS: readonly Role[] = ['editor', 'admin'];

/** The places that somebody may go to, in the order of the top bar. A new page is one line here. */
export function usePages({ role }: Pick<AgentView, 'role'>): Page[] {
  const texts = useTexts();
  const [board, callbacks, history] = [useBoardTexts(), useCallbackTexts(), useHistoryTexts()];
  const [replies, figures] = [useCannedWords(), useReportTexts()];
  const [people, audit, privacy] = [usePeopleTexts(), useAuditTexts(), usePrivacyTexts()];
  const pages: (Page & { roles: readonly Role[] })[] = [
    { id: 'desk', title: texts.desk, href: '#/', roles: [...DESK, 'editor'] },
    { id: 'callbacks', title: callbacks.title, href: '#/callbacks', roles: DESK },
    { id: 'history', title: history.title, href: '#/history', roles: DESK },
    { id: 'board', title: board.title, href: '#/board', roles: LEADS },
    { id: 'reports', title: figures.reports, href: '#/reports', roles: LEADS },
    { id: 'reports', title: figures.ratings, href: '#/csat', roles: ['agent'] },
    { id: 'canned', title: replies.title, href: '#/canned', roles: DESK },
    { id: 'agents', title: people.title, href: '#/agents', roles: LEADS },
    { id: 'audit', title: audit.title, href: '#/audit', roles: ['admin'] },
    { id: 'erasure', title: privacy.title, href: '#/erasure', roles: ['admin'] },
    { id: 'studio', title: texts.studio, href: '/studio/', roles: TEACHERS },
  ];
  return pages.filter(({ roles }) => roles.includes(role));
}
