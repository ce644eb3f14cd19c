import type { ReactNode } from 'react';
import { useSession } from '../shared/lib/session';
import { SecondStepGate } from '../shared/ui/second-step-gate';
import { SignIn } from '../shared/ui/sign-in';
import { useWords } from './lib/words';
import { SHELL } from './messages/shell';
import { Studio } from './shell/studio';
import { NotAllowed } from './shell/not-allowed';

export function App(): ReactNode {
  const words = useWords(SHELL);
  const { me, limited, failure, enter, leave, signOut, unlimit } = useSession();

  if (me === undefined) return <div className="splash" aria-busy="true" />;
  if (me === null) {
    return <SignIn title={words.signInTitle} hint={words.signInHint} failure={failure} onSignedIn={enter} />;
  }
  if (limited) return <SecondStepGate onDone={unlimit} onSignOut={signOut} />;
  if (me.role !== 'editor' && me.role !== 'admin') return <NotAllowed me={me} onSignOut={signOut} />;
  return <Studio me={me} onSignOut={signOut} onLost={leave} />;
}
