import type { ReactNode } from 'react';
import type { ErasureView } from '../../../src/contract/people';
import { usePrefs } from '../../shared/lib/prefs';
import { usePrivacyTexts } from './texts';

export function ErasureTable({ erasures }: { erasures: ErasureView[] }): ReactNode {
  const words = usePrivacyTexts();
  const { locale } = usePrefs();
  return (
    <section aria-labelledby="erasures-title">
      <h2 id="erasures-title">{words.past}</h2>
      {erasures.length === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <div className="table">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.removed}</th>
              </tr>
            </thead>
            <tbody>
              {erasures.map(({ id, at, reason, reference, by, state, counts }) => (
                <tr key={id}>
                  <td>{new Date(at).toLocaleString(locale, { hour12: false })}</td>
                  <th scope="row">
                    {words[`reason.${reason}`]} {reference !== '' && <span className="tag">{reference}</span>}
                  </th>
                  <td>{by.displayName}</td>
                  <td>{words[state]}</td>
                  <td>
                    <Counts counts={counts} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Only of what there was something. */
export function Counts({ counts }: Pick<ErasureView, 'counts'>): ReactNode {
  const words = usePrivacyTexts();
  const kinds = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  return (
    <ul className="counts">
      {kinds.map((kind) => (
        <li key={kind}>
          {words[kind]} <b>{counts[kind]}</b>
        </li>
      ))}
    </ul>
  );
}
