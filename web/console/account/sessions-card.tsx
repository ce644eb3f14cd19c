import { useState, type ReactNode } from 'react';
import type { SessionList } from '../../../src/contract/people';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { peopleApi } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { useAccountTexts } from './texts';

type Session = SessionList['sessions'][number];

export function SessionsCard(): ReactNode {
  const texts = useTexts();
  const words = useAccountTexts();
  const { data, error, refresh } = useLoaded('sessions', peopleApi.sessions);
  const [failure, setFailure] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const run = (work: Promise<{ revoked: number }>): void => {
    setFailure(null);
    void work
      .then(({ revoked }) => setSaid(fill(words.ended, { n: revoked })), setFailure)
      .finally(() => void refresh());
  };
  const sessions = data?.sessions ?? [];
  return (
    <section className="sessions" aria-labelledby="sessions-title">
      <header className="button-row">
        <h2 id="sessions-title">{words.sessions}</h2>
        {sessions.length > 1 && (
          <button type="button" onClick={() => run(peopleApi.endOthers())}>
            {words.endOthers}
          </button>
        )}
      </header>
      {(failure ?? error) !== null && (
        <p className="error" role="alert">
          {explain(failure ?? error, texts)}
        </p>
      )}
      <p role="status">{said}</p>
      <div className="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.device}</th>
              <th scope="col">{words.address}</th>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.seen}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                onEnd={() => run(peopleApi.endSession(session.id))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }): ReactNode {
  const words = useAccountTexts();
  const { locale } = usePrefs();
  const device = session.device === '' ? words.unknownDevice : session.device;
  return (
    <tr>
      <th scope="row">
        {device} {session.current && <span className="tag">{words.thisOne}</span>}
      </th>
      <td>{session.address}</td>
      <td>{clock(session.createdAt, locale)}</td>
      <td>{clock(session.seenAt, locale)}</td>
      <td>
        {!session.current && (
          <button type="button" aria-label={fill(words.endOf, { device })} onClick={onEnd}>
            {words.end}
          </button>
        )}
      </td>
    </tr>
  );
}
