import type { ReactNode } from 'react';
import type { HistoryView } from '../../../../src/contract/studio-publishing';
import { clock } from '../../../shared/lib/format';
import { usePrefs } from '../../../shared/lib/prefs';
import { usePublishTexts } from '../texts';
import { personName } from './person-name';

/** Which version went live when, by whom, and why. */
export function Activations({ activations }: Pick<HistoryView, 'activations'>): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  return (
    <section className="history-part">
      <h2>{texts.activationsTitle}</h2>
      <div className="table">
        <table>
          <thead>
            <tr>
              {(['colWhen', 'colKind', 'colVersion', 'colBy', 'colReason'] as const).map((key) => (
                <th key={key} scope="col">
                  {texts[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {activations.map(({ seq, at, kind, publication, by, reason }) => (
              <tr key={seq}>
                <td>
                  <time dateTime={at}>{clock(at, locale)}</time>
                </td>
                <td>
                  <span className={kind === 'rollback' ? 'tag warn' : 'tag good'}>{texts[`a_${kind}`]}</span>
                </td>
                <td>{publication}</td>
                <td>{personName(by, texts)}</td>
                <td className="notes">{by.id === 'system' ? texts.source_folder : reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
