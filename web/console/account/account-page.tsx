import { useEffect, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { ApiError } from '../../shared/lib/http';
import { useLoaded } from '../../shared/lib/use-loaded';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { TopBar } from '../shell/top-bar';
import { PasswordCard } from './password-card';
import { SecondStepCard } from './second-step-card';
import { SessionsCard } from './sessions-card';
import { useAccountTexts } from './texts';
import './account.css';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

/** One's own password, second step and sessions. */
export function AccountPage({ me, onSignOut, onLost }: Props): ReactNode {
  const texts = useTexts();
  const words = useAccountTexts();
  const { data, error, refresh } = useLoaded('account', peopleApi.account);
  useEffect(() => {
    document.title = `${words.title} · ${texts.product}`;
  }, [words, texts]);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) onLost(error);
  }, [error, onLost]);
  return (
    <div className="page account-page">
      <TopBar me={me} page="account" onSignOut={onSignOut} />
      <main>
        <div>
          <h1>{words.title}</h1>
          <p className="soft">
            {me.displayName} · {me.username}
          </p>
        </div>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {data && (
          <div className="account-cards">
            <PasswordCard hasPassword={data.hasPassword} />
            {data.hasPassword && <SecondStepCard step={data.secondStep} onChanged={() => void refresh()} />}
          </div>
        )}
        <SessionsCard />
      </main>
    </div>
  );
}
