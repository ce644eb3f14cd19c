import { useCallback, useEffect, useState } from 'react';
import type { AgentView, SessionView } from '../../../src/contract/api';
import { ApiError, get, post, request } from './http';

/** Who is signed in. All throw ApiError. */
export const sessionApi = {
  session: () => get<SessionView>('/session'),
  signIn: (username: string, password: string) => post<SessionView>('/session', { username, password }),
  signOut: () => request<undefined>('DELETE', '/session'),
};

interface SessionState {
  /** `undefined`: not known yet; null: nobody. */
  me: AgentView | null | undefined;
  /** Why nobody is signed in any more. */
  failure: unknown;
  enter: (agent: AgentView) => void;
  /** The session is over. */
  leave: (error?: unknown) => void;
  signOut: () => void;
}

/** Asks who is signed in, and keeps it. */
export function useSession(): SessionState {
  const [me, setMe] = useState<AgentView | null | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(null);
  const leave = useCallback((error?: unknown): void => {
    setFailure(error ?? null);
    setMe(null);
  }, []);
  const signOut = useCallback((): void => void sessionApi.signOut().then(() => leave(), leave), [leave]);

  useEffect(() => void whoAmI().then(setMe, leave), [leave]);
  return { me, failure, enter: setMe, leave, signOut };
}

/** Null when nobody is signed in. */
async function whoAmI(): Promise<AgentView | null> {
  try {
    return (await sessionApi.session()).agent;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}
