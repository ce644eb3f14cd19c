import type { ReactNode } from 'react';
import { useSession } from '../shared/lib/session';
import { SignIn } from '../shared/ui/sign-in';
import { AgentsPage } from './agents/agents-page';
import { Desk } from './desk/desk';
import { useTexts } from './lib/texts';
import { useRoute } from './lib/use-route';

export function App(): ReactNode {
  const texts = useTexts();
  const { me, failure, enter, leave, signOut } = useSession();
  const [route] = useRoute();

  if (me === undefined) return <div className="splash" aria-busy="true" />;
  if (me === null) {
    return <SignIn title={texts.signInTitle} hint={texts.signInHint} failure={failure} onSignedIn={enter} />;
  }
  const may = me.role === 'admin' || me.role === 'supervisor';
  if (route === 'agents' && may) return <AgentsPage me={me} onSignOut={signOut} onLost={leave} />;
  return <Desk me={me} onSignOut={signOut} onLost={leave} />;
}
