import type { ReactNode } from 'react';
import type { PublicationView } from '../../../../src/contract/studio-publishing';
import { clock } from '../../../shared/lib/format';
import { usePrefs } from '../../../shared/lib/prefs';
import { percent } from '../report/figures';
import { usePublishTexts } from '../texts';
import { personName } from './person-name';
import { figuresOf } from './version-figures';

interface Props {
  publications: readonly PublicationView[];
  onCompare: (number: number) => void;
  onRollback: (number: number) => void;
}

/** Every version, newest first. */
export function VersionsTable({ publications, onCompare, onRollback }: Props): ReactNode {
  const texts = usePublishTexts();
  const head = ['colVersion', 'colNotes', 'colAuthor', 'colApprover', 'colWhen'] as const;
  const figures = ['colGolden', 'colAccuracy', 'colRejection'] as const;
  return (
    <div className="table">
      <table className="versions">
        <thead>
          <tr>
            {head.map((key) => (
              <th key={key} scope="col">
                {texts[key]}
              </th>
            ))}
            {figures.map((key) => (
              <th key={key} scope="col" className="number">
                {texts[key]}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{texts.colActions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {publications.map((publication) => (
            <VersionRow key={publication.number} {...{ publication, onCompare, onRollback }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<Props, 'onCompare' | 'onRollback'> & { publication: PublicationView };

function VersionRow({ publication, onCompare, onRollback }: RowProps): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const { number, live, notes, author, approver, at, source } = publication;
  const { golden, accuracy, rejection } = figuresOf(publication);
  return (
    <tr className={live ? 'is-live' : ''}>
      <th scope="row">
        {number} {live && <span className="tag good">{texts.live}</span>}
      </th>
      <td className="notes">
        {notes} <span className="soft">{texts[`source_${source}`]}</span>
      </td>
      <td>{personName(author, texts)}</td>
      <td>{personName(approver, texts)}</td>
      <td>
        <time dateTime={at}>{clock(at, locale)}</time>
      </td>
      {[golden, accuracy, rejection].map((figure, index) => (
        <td key={index} className="number">
          {figure === null ? <span className="soft">–</span> : percent(figure, locale)}
        </td>
      ))}
      <td className="row-actions">
        <button type="button" aria-label={`${texts.compare} ${number}`} onClick={() => onCompare(number)}>
          {texts.compare}
        </button>
        {!live && (
          <button type="button" aria-label={`${texts.rollback} ${number}`} onClick={() => onRollback(number)}>
            {texts.rollback}
          </button>
        )}
      </td>
    </tr>
  );
}
