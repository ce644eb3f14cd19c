import { useCallback, useEffect, useState } from 'react';
import type { AgentView, SessionView } from '../../../src/contract/api';
import type { RecoveryCodes, SecondStepStartView, SignInOptions } from '../../../src/contract/people';
import { ApiError, get, post, request } from './http';

/** Who is signed in. All throw ApiError. */
export const sessionApi = {
  session: () => get<SessionView>('/session'),
  signIn: (username: string, password: string, code?: string) =>
    post<SessionView>('/session', { username, password, ...(code === undefined ? {} : { code }) }),
  signOut: () => request<undefined>('DELETE', '/session'),
  options: () => get<SignInOptions>('/sign-in'),
  beginSecondStep: (password: string) => post<SecondStepStartView>('/account/second-step', { password }),
  confirmSecondStep: (code: string) => post<RecoveryCodes>('/account/second-step/confirm', { code }),
};

interface SessionState {
  /** `undefined`: not known yet; null: nobody. */
  me: AgentView | null | undefined;
  /** May do nothing but set up the second step. */
  limited: boolean;
  /** Why nobody is signed in any more. */
  failure: unknown;
  enter: (session: SessionView) => void;
  /** The session is over. */
  leave: (error?: unknown) => void;
  signOut: () => void;
  /** The second step is set up. */
  unlimit: () => void;
}

/** Asks who is signed in, and keeps it. */
export function useSession(): SessionState {
  const [session, setSession] = useState<SessionView | null | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(null);
  const leave = useCallback((error?: unknown): void => {
    setFailure(error ?? null);
    setSession(null);
  }, []);
  const via = session?.via;
  const signOut = useCallback((): void => {
    // Why by the address: the identity provider must see the browser to sign it out.
    if (via === 'oidc') location.assign(`/api/sign-out/oidc?to=${location.pathname}`);
    else void sessionApi.signOut().then(() => leave(), leave);
  }, [via, leave]);
  const unlimit = useCallback(
    (): void => setSession((before) => (before ? { ...before, limited: false } : before)),
    [],
  );

  useEffect(() => void whoAmI().then(setSession, leave), [leave]);
  const me = session === undefined ? undefined : (session?.agent ?? null);
  return { me, limited: session?.limited === true, failure, enter: setSession, leave, signOut, unlimit };
}

/** Null when nobody is signed in. */
async function whoAmI(): Promise<SessionView | null> {
  try {
    return await sessionApi.session();
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}
