import { useEffect, useState, type ReactNode } from 'react';
import type { AgentView } from '../../src/contract/api';
import { AgentsPage } from './agents/agents-page';
import { Desk } from './desk/desk';
import { api, ApiError } from './lib/api';
import { SignIn } from './shell/sign-in';
import { useRoute } from './lib/use-route';

/** `undefined`: not known yet. */
type Me = AgentView | null | undefined;

export function App(): ReactNode {
  const [me, setMe] = useState<Me>(undefined);
  const [failure, setFailure] = useState<unknown>(null);
  const [route] = useRoute();

  useEffect(() => {
    void whoAmI().then(
      (agent) => setMe(agent),
      (error: unknown) => {
        setFailure(error);
        setMe(null);
      },
    );
  }, []);

  const leave = (error?: unknown): void => {
    setFailure(error ?? null);
    setMe(null);
  };
  const signOut = (): void => void api.signOut().then(() => leave(), leave);

  if (me === undefined) return <div className="splash" aria-busy="true" />;
  if (me === null) return <SignIn failure={failure} onSignedIn={setMe} />;
  const may = me.role === 'admin' || me.role === 'supervisor';
  if (route === 'agents' && may) return <AgentsPage me={me} onSignOut={signOut} onLost={leave} />;
  return <Desk me={me} onSignOut={signOut} onLost={leave} />;
}

/** Null when nobody is signed in. */
async function whoAmI(): Promise<AgentView | null> {
  try {
    return (await api.session()).agent;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}
