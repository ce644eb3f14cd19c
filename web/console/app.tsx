import { useState, type ReactNode } from 'react';
import type { AgentView } from '../../src/contract/api';
import { useSession } from '../shared/lib/session';
import { SecondStepGate } from '../shared/ui/second-step-gate';
import { SignIn } from '../shared/ui/sign-in';
import { AccountPage } from './account/account-page';
import { AgentsPage } from './agents/agents-page';
import { AuditPage } from './audit/audit-page';
import { BoardPage } from './board/board-page';
import { CallbacksPage } from './callbacks/callbacks-page';
import { CannedPage } from './canned/canned-page';
import { Desk } from './desk/desk';
import { HistoryPage } from './history/history-page';
import { useTexts } from './lib/texts';
import { useRoute } from './lib/use-route';
import { PrivacyPage } from './privacy/privacy-page';
import { isReportRoute, LazyReports } from './reports/lazy-reports';

export function App(): ReactNode {
  const texts = useTexts();
  const { me, limited, failure, enter, leave, signOut, unlimit } = useSession();
  const [route] = useRoute();
  const [leaving, setLeaving] = useState(0);

  if (me === undefined) return <div className="splash" aria-busy="true" />;
  if (me === null) {
    return <SignIn title={texts.signInTitle} hint={texts.signInHint} failure={failure} onSignedIn={enter} />;
  }
  if (limited) return <SecondStepGate onDone={unlimit} onSignOut={signOut} />;
  const page = pageOf(route, { me, onSignOut: () => setLeaving((n) => n + 1), onLost: leave });
  // Why the desk always: offers must be seen from every page, and it knows whom one would leave alone.
  return (
    <>
      <Desk me={me} hidden={page !== null} leaving={leaving} onSignOut={signOut} onLost={leave} />
      {page}
    </>
  );
}

interface PageProps {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

/** The page of a route; null: the desk. */
function pageOf(route: string, props: PageProps): ReactNode {
  const leads = props.me.role === 'admin' || props.me.role === 'supervisor';
  if (route === 'account') return <AccountPage {...props} />;
  if (route === 'audit' && props.me.role === 'admin') return <AuditPage {...props} />;
  if (route === 'erasure' && props.me.role === 'admin') return <PrivacyPage {...props} />;
  if (route === 'agents' && leads) return <AgentsPage {...props} />;
  if (route === 'board' && leads) return <BoardPage {...props} />;
  if (route === 'history' && props.me.role !== 'editor') return <HistoryPage {...props} />;
  if (route === 'callbacks' && props.me.role !== 'editor') return <CallbacksPage {...props} />;
  if (route === 'canned' && props.me.role !== 'editor') return <CannedPage {...props} />;
  if (isReportRoute(route) && props.me.role !== 'editor') return <LazyReports route={route} {...props} />;
  return null;
}
